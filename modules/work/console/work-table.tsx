import type { ReactNode } from 'react'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty } from '../../../platform/browser/look/notices.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import type { DataColumn } from '../../../platform/browser/table/column.ts'
import { DataTable } from '../../../platform/browser/table/data-table.tsx'
import type { DataFilter } from '../../../platform/browser/table/filter.ts'
import type { WorkShown } from '../work-shown.ts'
import { texts } from './texts.ts'
import { WorkDetails } from './work-details.tsx'
import { WorkTag } from './work-tag.tsx'

type WorkTableProps = {
  input: { responseId: string; kind?: string; organisationId?: string }
  heading?: string
  actions?: ReactNode
  /** Where nothing is there at all: what that means here. */
  empty?: ReactNode
  /** Whatever became of it, as a history wants it, instead of what is open. */
  whole?: boolean
}

/** Work as a desk table, the longest overdue first; one piece opens with every step it took. */
export function WorkTable({ input, heading, actions, empty, whole = false }: WorkTableProps) {
  const t = useTexts(texts)
  const columns = useWorkColumns(input.kind !== undefined)
  const stateFilter: DataFilter[] = [
    {
      kind: 'choice',
      name: 'state',
      title: t('open'),
      options: [
        { value: 'overdue', label: t('overdue') },
        { value: 'due', label: t('stateDue') },
        { value: 'done', label: t('done') },
        { value: 'closed', label: t('closedState') },
        { value: 'all', label: t('all') },
      ],
    },
  ]
  return (
    <DataTable<WorkShown>
      query="work.list"
      {...(heading && { heading })}
      input={whole ? { ...input, state: 'all' } : input}
      columns={columns}
      rowId={({ id }) => id}
      filters={whole ? [] : stateFilter}
      live={['work']}
      actions={actions}
      record={{
        title: ({ title }) => title,
        show: ({ id }) => <WorkDetails key={id} workId={id} />,
        showById: (id) => <WorkDetails key={id} workId={id} />,
      }}
      empty={empty ?? <Empty title={t('none')}>{t('noneHint')}</Empty>}
    />
  )
}

function useWorkColumns(oneKind: boolean): DataColumn<WorkShown>[] {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { time } = useTimes()
  const kind: DataColumn<WorkShown> = { name: 'kind', title: t('kind'), show: ({ kindTitle }) => pick(kindTitle) }
  return [
    { name: 'state', title: t('state'), width: 110, show: (row) => <WorkTag work={row} /> },
    { name: 'title', title: t('title'), width: 320, show: ({ title }) => <span className="w-cell">{title}</span> },
    ...(oneKind ? [] : [kind]),
    { name: 'owner', title: t('owner') },
    { name: 'areaName', title: t('area') },
    { name: 'dueAt', title: t('due'), show: ({ dueAt }) => time(dueAt) },
    { name: 'rung', title: t('told'), show: ({ rung }) => (rung > 0 ? t('toldTimes', { count: rung }) : '–') },
    { name: 'openedAt', title: t('opened'), extra: true, show: ({ openedAt }) => time(openedAt) },
    { name: 'closedAt', title: t('closed'), extra: true, show: ({ closedAt }) => (closedAt ? time(closedAt) : '–') },
  ]
}
