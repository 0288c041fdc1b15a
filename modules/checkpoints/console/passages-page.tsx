import { SearchOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useAddress } from '../../../platform/browser/address.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, Loading } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useResponse } from '../../../platform/browser/response.tsx'
import { useMay } from '../../../platform/browser/session.ts'
import type { DataColumn } from '../../../platform/browser/table/column.ts'
import { DataTable } from '../../../platform/browser/table/data-table.tsx'
import type { MaskedPassage } from '../masked-passage.ts'
import { decisionWords, directionWords, permitKindWords, reasonWords, subjectWords } from '../words.ts'
import { DecisionTag } from './decision-tag.tsx'
import { FindPassagesDialog } from './find-passages-dialog.tsx'
import { PassageDetails } from './passage-details.tsx'
import { texts } from './texts.ts'
import { useCheckpoints } from './use-checkpoints.ts'

/** Passages of the response, newest first and as they come in; one opens beside the list. */
export default function PassagesPage() {
  const t = useTexts(texts)
  const pick = useBilingual()
  const may = useMay()
  const { response, loading } = useResponse()
  const columns = useColumns()
  const [, change] = useAddress()
  const [finding, setFinding] = useState(false)
  const checkpoints = useCheckpoints(response?.id)
  if (loading) return <Loading lines={10} />
  if (!response) return <Empty title={t('noResponse')}>{t('noResponseHint')}</Empty>
  const options = (words: Record<string, { zh: string; en: string }>) =>
    Object.entries(words).map(([value, word]) => ({ value, label: pick(word) }))
  return (
    <>
      <DataTable<MaskedPassage>
        query="checkpoints.passages"
        input={{ responseId: response.id }}
        columns={columns}
        rowId={({ id }) => id}
        filters={[
          { kind: 'choice', name: 'checkpointId', title: t('checkpoint'), options: checkpoints },
          { kind: 'choice', name: 'decision', title: t('decision'), options: options(decisionWords) },
          { kind: 'choice', name: 'reason', title: t('reason'), options: options(reasonWords) },
          { kind: 'choice', name: 'subject', title: t('kind'), options: options(subjectWords) },
          { kind: 'day', name: 'day', title: t('day') },
        ]}
        {...(may('report.export') && { exportName: 'checkpoints.passages' })}
        live={['passages']}
        actions={
          <Button icon={<SearchOutlined />} onClick={() => setFinding(true)}>
            {t('find')}
          </Button>
        }
        record={{
          title: (row) => `${row.who || pick(subjectWords[row.subject])}  ${row.checkpoint}`,
          show: (row) => (
            <PassageDetails key={row.id} id={row.id} open={(id) => change({ record: id }, { replace: true })} />
          ),
        }}
        empty={<Empty title={t('none')}>{t('noneHint')}</Empty>}
      />
      {finding && <FindPassagesDialog responseId={response.id} close={() => setFinding(false)} />}
    </>
  )
}

function useColumns(): DataColumn<MaskedPassage>[] {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { time } = useTimes()
  return [
    { name: 'madeAt', title: t('time'), show: ({ madeAt }) => time(madeAt), width: 130, pinned: true },
    { name: 'who', title: t('who'), show: ({ who }) => who || '–', width: 130 },
    { name: 'decision', title: t('decision'), show: ({ decision }) => <DecisionTag decision={decision} />, width: 100 },
    {
      name: 'reason',
      title: t('reason'),
      show: ({ reason }) => (reason ? pick(reasonWords[reason]) : '–'),
      width: 130,
    },
    { name: 'checkpoint', title: t('checkpoint'), width: 170 },
    { name: 'area', title: t('area'), width: 170 },
    { name: 'subject', title: t('kind'), show: ({ subject }) => pick(subjectWords[subject]), width: 70 },
    { name: 'direction', title: t('direction'), show: ({ direction }) => pick(directionWords[direction]), width: 70 },
    {
      name: 'permitKind',
      title: t('permit'),
      show: ({ permitKind }) => (permitKind ? pick(permitKindWords[permitKind]) : '–'),
      width: 140,
    },
    { name: 'people', title: t('peopleCount'), align: 'right', width: 70 },
    {
      name: 'fevers',
      title: t('feverCount'),
      align: 'right',
      width: 80,
      show: ({ fevers }) => (fevers > 0 ? <StateTag state="missing">{fevers}</StateTag> : '0'),
    },
    { name: 'receivedAt', title: t('received'), show: ({ receivedAt }) => time(receivedAt), width: 130, extra: true },
  ]
}
