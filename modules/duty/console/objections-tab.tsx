import type { ReactNode } from 'react'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Empty } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import type { DataColumn } from '../../../platform/browser/table/column.ts'
import { DataTable } from '../../../platform/browser/table/data-table.tsx'
import type { ObjectionDue } from '../objection.ts'
import { texts } from './attendance-texts.ts'
import { ObjectionDetails } from './objection-details.tsx'

interface ObjectionsTabProps {
  input: { responseId: string; areaId?: string }
  views: ReactNode
}

/** What people say is wrong with their record, for the lead to answer. */
export function ObjectionsTab({ input, views }: ObjectionsTabProps) {
  const t = useTexts(texts)
  const columns = useObjectionColumns()
  return (
    <DataTable<ObjectionDue>
      key="objections"
      query="duty.objections"
      input={input}
      columns={columns}
      rowId={({ id }) => id}
      live={['objections']}
      actions={views}
      filters={[
        {
          kind: 'choice',
          name: 'state',
          title: t('state'),
          options: [
            { value: 'open', label: t('openState') },
            { value: 'answered', label: t('answeredState') },
          ],
        },
      ]}
      record={{ title: ({ name }) => name, show: (row) => <ObjectionDetails key={row.id} objection={row} /> }}
      empty={<Empty title={t('noObjections')}>{t('noObjectionsHint')}</Empty>}
    />
  )
}

function useObjectionColumns(): DataColumn<ObjectionDue>[] {
  const t = useTexts(texts)
  const { time } = useTimes()
  return [
    { name: 'name', title: t('name'), pinned: true, width: 100 },
    {
      name: 'state',
      title: t('state'),
      width: 120,
      show: ({ mended }) => (
        <StateTag state={mended === null ? 'waiting' : 'done'}>
          {t(mended === null ? 'openState' : mended ? 'mendedState' : 'standsState')}
        </StateTag>
      ),
    },
    { name: 'text', title: t('says'), width: 260 },
    { name: 'postName', title: t('post'), width: 170 },
    { name: 'day', title: t('day'), width: 110 },
    { name: 'raisedAt', title: t('raisedAt'), width: 130, show: ({ raisedAt }) => time(raisedAt) },
    { name: 'areaName', title: t('area'), width: 110 },
  ]
}
