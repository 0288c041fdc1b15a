import type { FigureSource } from '../../../platform/server/figures/figure.ts'
import type { QueryContext } from '../../../platform/server/query.ts'
import { localStamp } from '../../../platform/shared/dates.ts'
import { areaNames } from '../../areas/server/public.ts'
import { allWorkKinds } from '../work.ts'
import { workMachine } from '../work-machine.ts'

const columns = [
  { key: 'title', label: { zh: '事项', en: 'Work' } },
  { key: 'kind', label: { zh: '类别', en: 'Kind' } },
  { key: 'owner', label: { zh: '责任单位', en: 'Owed by' } },
  { key: 'area', label: { zh: '区域', en: 'Area' } },
  { key: 'due', label: { zh: '期限', en: 'Due' } },
  { key: 'finished', label: { zh: '完成时间', en: 'Done' } },
]

async function describe({ client, actor }: QueryContext, rows: Record<string, unknown>[]) {
  const places = await areaNames(
    client,
    rows.map((row) => String(row.area_id)),
  )
  const stamp = (at: unknown) => (at instanceof Date ? localStamp(at) : '')
  return rows.map((row) => ({
    ...{ id: row.id, title: row.title, owner: row.owner, area: places.get(String(row.area_id)) ?? '' },
    kind: allWorkKinds().get(String(row.kind))?.title[actor.language] ?? row.kind,
    ...{ due: stamp(row.first_due_at ?? row.due_at), finished: stamp(row.finished_at) },
  }))
}

const shared = { permission: 'work.read', columns, describe, words: { state: workMachine.states } }

/** Work by the state it stands in; a row is a stay in one state, so that any moment before can be asked about. */
export const stays: FigureSource = {
  ...shared,
  table: 'work.stay',
  date: 'since_at',
  stock: true,
  dimensions: ['kind', 'state', 'organisation_id', 'plan_id'],
}

/** Work past its deadline and not reported done. */
export const overdues: FigureSource = {
  ...shared,
  table: 'work.overdue',
  date: 'due_at',
  stock: true,
  dimensions: ['kind', 'organisation_id', 'plan_id'],
}

/** Work that counts in the on-time rate: what is closed, and what is past its first deadline whatever became of it. */
export const fallenDue: FigureSource = {
  ...shared,
  table: 'work.fallen_due',
  date: 'fell_at',
  dimensions: ['kind', 'state', 'organisation_id', 'plan_id'],
}

/** Deadlines are ahead of us until they come: rows of both sources wait for that. */
export const NOW_DUE = 'received_at <= clock_timestamp()'
