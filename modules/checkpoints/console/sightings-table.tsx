import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty } from '../../../platform/browser/look/notices.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useMay } from '../../../platform/browser/session.ts'
import { DataTable } from '../../../platform/browser/table/data-table.tsx'
import { RecordFields } from '../../../platform/browser/table/record-drawer.tsx'
import type { RevealedWatch, ShownSighting } from '../watch.ts'
import { sightingOutcomeWords, watchReasonWords } from '../words.ts'
import { HandleSightingDialog } from './handle-sighting-dialog.tsx'
import { texts } from './texts.ts'
import { useReveal } from './use-reveal.ts'
import { watchFields } from './watch-fields.ts'

/** Watched people seen at gates, until somebody has dealt with it. */
export function SightingsTable({ responseId }: { responseId: string }) {
  const t = useTexts(texts)
  const fields = useSightingFields()
  return (
    <DataTable<ShownSighting>
      query="checkpoints.sightings"
      heading={t('sightings')}
      input={{ responseId }}
      columns={fields}
      rowId={({ id }) => id}
      recordKey="sighting"
      filters={[
        {
          kind: 'choice',
          name: 'sightings',
          title: t('showToHandle'),
          options: [{ value: 'handled', label: t('showHandled') }],
        },
      ]}
      live={['followUps']}
      record={{ title: ({ who }) => who || '–', show: (row) => <SightingDetails key={row.id} row={row} /> }}
      empty={<Empty title={t('noSightings')}>{t('noSightingsHint')}</Empty>}
    />
  )
}

type Field = { name: string; title: string; show: (row: ShownSighting) => string }

function useSightingFields(): Field[] {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { time } = useTimes()
  return [
    { name: 'seenAt', title: t('seenAt'), show: ({ seenAt }) => time(seenAt) },
    { name: 'who', title: t('person'), show: ({ who }) => who || '–' },
    {
      name: 'reason',
      title: t('watchReason'),
      show: ({ reason }) => (reason ? pick(watchReasonWords[reason]) : '–'),
    },
    { name: 'checkpoint', title: t('checkpoint'), show: ({ checkpoint }) => checkpoint },
    { name: 'area', title: t('area'), show: ({ area }) => area || '–' },
    {
      name: 'outcome',
      title: t('outcome'),
      show: ({ outcome }) => (outcome ? pick(sightingOutcomeWords[outcome]) : '–'),
    },
    { name: 'handledAt', title: t('handledAt'), show: ({ handledAt }) => (handledAt ? time(handledAt) : '–') },
    { name: 'handledBy', title: t('handledBy'), show: ({ handledBy }) => handledBy || '–' },
  ]
}

function SightingDetails({ row }: { row: ShownSighting }) {
  const t = useTexts(texts)
  const may = useMay()
  const fields = useSightingFields()
  const [handling, setHandling] = useState(false)
  const { revealed, problem, reveal, hide } = useReveal<RevealedWatch>('checkpoints.revealWatch', row.watchId)
  const mayHandle = may('followUp.close')
  return (
    <>
      {problem && <Alert type="error" showIcon title={problem} />}
      {revealed?.destroyed && <Alert type="info" showIcon title={t('destroyed')} />}
      <RecordFields
        fields={[
          ...fields.map(({ title, show }): [string, string] => [title, show(row)]),
          ...(revealed ? watchFields(revealed, t) : []),
        ]}
      />
      <div className="m-notice-actions">
        {mayHandle && !row.handledAt && (
          <Button type="primary" onClick={() => setHandling(true)}>
            {t('handle')}
          </Button>
        )}
        {mayHandle && row.reason && !revealed && <Button onClick={reveal}>{t('reveal')}</Button>}
        {revealed && <Button onClick={hide}>{t('hide')}</Button>}
      </div>
      {handling && <HandleSightingDialog sightingId={row.id} close={() => setHandling(false)} />}
    </>
  )
}
