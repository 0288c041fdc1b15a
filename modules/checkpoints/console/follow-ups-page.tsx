import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, Loading } from '../../../platform/browser/look/notices.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useResponse } from '../../../platform/browser/response.tsx'
import { useMay } from '../../../platform/browser/session.ts'
import type { DataColumn } from '../../../platform/browser/table/column.ts'
import { DataTable } from '../../../platform/browser/table/data-table.tsx'
import { RecordFields } from '../../../platform/browser/table/record-drawer.tsx'
import type { ShownFollowUp } from '../follow-up.ts'
import type { RevealedPassage } from '../masked-passage.ts'
import { followUpOutcomeWords } from '../words.ts'
import { CloseFollowUpDialog } from './close-follow-up-dialog.tsx'
import { SightingsTable } from './sightings-table.tsx'
import { texts } from './texts.ts'
import { useReveal } from './use-reveal.ts'
import { WatchesTable } from './watches-table.tsx'

/** Fevers found at checkpoints and watched people seen there, for the medic: the longest waiting first, in as they are found. */
export default function FollowUpsPage() {
  const t = useTexts(texts)
  const { response, loading } = useResponse()
  const fields = useFollowUpFields()
  if (loading) return <Loading lines={8} />
  if (!response) return <Empty title={t('noResponse')}>{t('noResponseHint')}</Empty>
  const columns: DataColumn<ShownFollowUp>[] = fields.map(({ name, title, show }) => ({ name, title, show }))
  return (
    <>
      <DataTable<ShownFollowUp>
        query="checkpoints.followUps"
        heading={t('feverFollowUps')}
        input={{ responseId: response.id }}
        columns={columns}
        rowId={({ id }) => id}
        filters={[
          {
            kind: 'choice',
            name: 'state',
            title: t('showOpen'),
            options: [{ value: 'closed', label: t('showClosed') }],
          },
        ]}
        live={['followUps']}
        record={{
          title: (row) => `${row.who || '–'}  ${row.temperatures.join(' ')} ℃`,
          show: (row) => <FollowUpDetails key={row.id} row={row} />,
        }}
        empty={<Empty title={t('noFollowUps')}>{t('noFollowUpsHint')}</Empty>}
      />
      <SightingsTable responseId={response.id} />
      <WatchesTable responseId={response.id} />
    </>
  )
}

type Field = { name: string; title: string; show: (row: ShownFollowUp) => string }

function useFollowUpFields(): Field[] {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { time } = useTimes()
  return [
    { name: 'openedAt', title: t('openedAt'), show: ({ openedAt }) => time(openedAt) },
    {
      name: 'temperatures',
      title: t('fever'),
      show: ({ temperatures }) => `${temperatures.map((one) => one.toFixed(1)).join(' ')} ℃`,
    },
    { name: 'who', title: t('who'), show: ({ who }) => who || '–' },
    { name: 'checkpoint', title: t('checkpoint'), show: ({ checkpoint }) => checkpoint },
    { name: 'area', title: t('area'), show: ({ area }) => area || '–' },
    { name: 'madeAt', title: t('time'), show: ({ madeAt }) => time(madeAt) },
    {
      name: 'outcome',
      title: t('outcome'),
      show: ({ outcome }) => (outcome ? pick(followUpOutcomeWords[outcome]) : '–'),
    },
    { name: 'closedAt', title: t('closedAt'), show: ({ closedAt }) => (closedAt ? time(closedAt) : '–') },
    { name: 'closedBy', title: t('closedBy'), show: ({ closedBy }) => closedBy || '–' },
  ]
}

function FollowUpDetails({ row }: { row: ShownFollowUp }) {
  const t = useTexts(texts)
  const may = useMay()
  const fields = useFollowUpFields()
  const [closing, setClosing] = useState(false)
  const { revealed, problem, reveal, hide } = useReveal<RevealedPassage>('checkpoints.revealFollowUp', row.id)
  const mayClose = may('followUp.close')
  return (
    <>
      {problem && <Alert type="error" showIcon title={problem} />}
      {revealed?.destroyed && <Alert type="info" showIcon title={t('destroyed')} />}
      <RecordFields
        fields={[
          ...fields.map(({ title, show }): [string, string] => [title, show(row)]),
          ...(revealed ? revealedFields(revealed, t) : []),
        ]}
      />
      <div className="m-notice-actions">
        {mayClose && !row.closedAt && (
          <Button type="primary" onClick={() => setClosing(true)}>
            {t('close')}
          </Button>
        )}
        {mayClose && !revealed && <Button onClick={reveal}>{t('reveal')}</Button>}
        {revealed && <Button onClick={hide}>{t('hide')}</Button>}
      </div>
      {closing && <CloseFollowUpDialog followUpId={row.id} close={() => setClosing(false)} />}
    </>
  )
}

function revealedFields(
  revealed: RevealedPassage,
  t: (key: 'plate' | 'occupants' | 'note') => string,
): [string, string][] {
  const people = revealed.people.map(({ name, identityNumber, phone }) =>
    [name, identityNumber, phone].filter(Boolean).join('  '),
  )
  const { plate, note } = revealed
  return [
    ...(plate ? [[t('plate'), plate] as [string, string]] : []),
    [t('occupants'), people.filter(Boolean).join('；') || '–'],
    ...(note ? [[t('note'), note] as [string, string]] : []),
  ]
}
