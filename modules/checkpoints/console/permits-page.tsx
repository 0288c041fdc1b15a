import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, Loading } from '../../../platform/browser/look/notices.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useResponse } from '../../../platform/browser/response.tsx'
import { useMay } from '../../../platform/browser/session.ts'
import type { DataColumn } from '../../../platform/browser/table/column.ts'
import { DataTable } from '../../../platform/browser/table/data-table.tsx'
import type { MaskedPermit } from '../masked-permit.ts'
import { permitHolderWords, permitKindWords, permitStateWords } from '../words.ts'
import { PermitDetails } from './permit-details.tsx'
import { PermitStateTag } from './permit-state-tag.tsx'
import { RequestPermitDialog } from './request-permit-dialog.tsx'
import { texts } from './texts.ts'
import { useFrequencyText } from './use-frequency-text.ts'

/** Permits and requests of the response: entered for people at the desk, decided over, printed, revoked. */
export default function PermitsPage() {
  const t = useTexts(texts)
  const pick = useBilingual()
  const may = useMay()
  const { response, loading } = useResponse()
  const columns = useColumns()
  const [requesting, setRequesting] = useState(false)
  if (loading) return <Loading lines={10} />
  if (!response) return <Empty title={t('noResponse')}>{t('noResponseHint')}</Empty>
  const request = may('permit.request') && !response.closedAt && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setRequesting(true)}>
      {t('request')}
    </Button>
  )
  const options = (words: Record<string, { zh: string; en: string }>) =>
    Object.entries(words).map(([value, word]) => ({ value, label: pick(word) }))
  return (
    <>
      <DataTable<MaskedPermit>
        query="checkpoints.permits"
        input={{ responseId: response.id }}
        columns={columns}
        rowId={({ id }) => id}
        filters={[
          { kind: 'choice', name: 'state', title: t('state'), options: options(permitStateWords) },
          { kind: 'choice', name: 'kind', title: t('kind'), options: options(permitKindWords) },
        ]}
        live={['permits']}
        actions={request}
        record={{
          title: (row) => `${pick(permitKindWords[row.kind])}  ${row.who}`,
          show: (row) => <PermitDetails key={row.id} id={row.id} responseName={response.name} />,
        }}
        empty={
          <Empty title={t('noPermits')} actions={request}>
            {t('noPermitsHint')}
          </Empty>
        }
      />
      {requesting && <RequestPermitDialog responseId={response.id} close={() => setRequesting(false)} />}
    </>
  )
}

function useColumns(): DataColumn<MaskedPermit>[] {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { time } = useTimes()
  const frequencyText = useFrequencyText()
  return [
    { name: 'requestedAt', title: t('requestedAt'), show: (row) => time(row.requestedAt), width: 130, pinned: true },
    { name: 'state', title: t('state'), show: (row) => <PermitStateTag permit={row} />, width: 100 },
    { name: 'kind', title: t('kind'), show: ({ kind }) => pick(permitKindWords[kind]), width: 140 },
    { name: 'holder', title: t('holder'), show: ({ holder }) => pick(permitHolderWords[holder]), width: 70 },
    { name: 'who', title: t('who'), width: 180 },
    { name: 'holderName', title: t('holderName'), width: 80 },
    { name: 'area', title: t('holdsIn'), width: 140 },
    { name: 'from', title: t('validFrom'), show: ({ from }) => time(from), width: 130 },
    { name: 'until', title: t('validUntil'), show: ({ until }) => time(until), width: 130 },
    { name: 'frequency', title: t('frequency'), show: ({ frequency }) => frequencyText(frequency), width: 130 },
  ]
}
