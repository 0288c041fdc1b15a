import { Alert, Button } from 'antd'
import { useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty } from '../../../platform/browser/look/notices.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useMay } from '../../../platform/browser/session.ts'
import { DataTable } from '../../../platform/browser/table/data-table.tsx'
import { RecordFields } from '../../../platform/browser/table/record-drawer.tsx'
import type { RevealedWatch, ShownWatch } from '../watch.ts'
import { watchReasonWords } from '../words.ts'
import { texts } from './texts.ts'
import { useRefresh } from './use-refresh.ts'
import { useReveal } from './use-reveal.ts'
import { watchFields } from './watch-fields.ts'
import { WatchPersonDialog } from './watch-person-dialog.tsx'

/** Who is watched for now; here it begins and ends. */
export function WatchesTable({ responseId }: { responseId: string }) {
  const t = useTexts(texts)
  const may = useMay()
  const fields = useWatchColumns()
  const [setting, setSetting] = useState(false)
  return (
    <>
      <DataTable<ShownWatch>
        query="checkpoints.watches"
        heading={t('watches')}
        input={{ responseId }}
        columns={fields}
        rowId={({ id }) => id}
        recordKey="watch"
        live={['followUps']}
        actions={may('followUp.close') && <Button onClick={() => setSetting(true)}>{t('watch')}</Button>}
        record={{ title: ({ who }) => who || '–', show: (row) => <WatchDetails key={row.id} row={row} /> }}
        empty={<Empty title={t('noWatches')}>{t('noWatchesHint')}</Empty>}
      />
      {setting && <WatchPersonDialog responseId={responseId} close={() => setSetting(false)} />}
    </>
  )
}

type Field = { name: string; title: string; show: (row: ShownWatch) => string }

function useWatchColumns(): Field[] {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { time } = useTimes()
  return [
    { name: 'who', title: t('person'), show: ({ who }) => who || '–' },
    { name: 'reason', title: t('watchReason'), show: ({ reason }) => pick(watchReasonWords[reason]) },
    { name: 'area', title: t('watchArea'), show: ({ area }) => area || '–' },
    { name: 'until', title: t('watchUntil'), show: ({ until }) => time(until) },
    { name: 'watchedBy', title: t('watchedBy'), show: ({ watchedBy }) => watchedBy || '–' },
  ]
}

function WatchDetails({ row }: { row: ShownWatch }) {
  const t = useTexts(texts)
  const may = useMay()
  const fields = useWatchColumns()
  const refresh = useRefresh()
  const [ending, setEnding] = useState(false)
  const { revealed, problem, reveal, hide } = useReveal<RevealedWatch>('checkpoints.revealWatch', row.id)
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
      {may('followUp.close') && (
        <div className="m-notice-actions">
          <Button onClick={() => setEnding(true)}>{t('endWatch')}</Button>
          {revealed ? <Button onClick={hide}>{t('hide')}</Button> : <Button onClick={reveal}>{t('reveal')}</Button>}
        </div>
      )}
      {ending && (
        <CommandDialog
          title={t('endWatch')}
          action="checkpoints.endWatch"
          input={() => ({ watchId: row.id })}
          done={refresh}
          close={() => setEnding(false)}
          submit={t('endWatch')}
        >
          <p className="m-quiet">{t('endWatchHint')}</p>
        </CommandDialog>
      )}
    </>
  )
}
