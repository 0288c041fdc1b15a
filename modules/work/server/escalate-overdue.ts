import { action, happened } from '../../../platform/server/action.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { organisationsAbove } from '../../organisations/server/public.ts'
import { findResponses } from '../../responses/server/public.ts'
import { areaAbove, nextTelling, rungsReached } from '../rules.ts'
import { EscalateOverdue } from '../work.ts'
import { topics } from './general-work.ts'
import { escalationTable, itemTable } from './work-tables.ts'

const AT_ONCE = 1_000

interface Late {
  id: string
  precinct_id: string
  response_id: string
  area_id: string
  organisation_id: string | null
  due_at: Date
  due_step: number
  rung: number
  rungs: number[]
}

/**
 * Tells the levels above of what is overdue in a precinct, each rung of each deadline once: a row that stands is never written again, and
 * whoever sweeps at the same moment takes other work. Only says what the clock says, so it has nothing of its own to refuse.
 */
export const escalateOverdue = action({
  name: 'work.escalateOverdue',
  permission: 'work.give',
  input: EscalateOverdue,
  place: async (_look, inputs) => inputs.map(({ precinctId }) => ({ areaId: precinctId })),
  async run(context, { precinctId }) {
    const { client, now } = context
    const { rows: late } = await client.query<Late>(
      `select id, precinct_id, response_id, area_id, organisation_id, due_at, due_step, rung, rungs from work.item
       where precinct_id = $1 and tell_at <= $2 order by tell_at, id limit ${AT_ONCE} for update skip locked`,
      [precinctId, now],
    )
    const responses = await findResponses(client, [...new Set(late.map((item) => item.response_id))])
    const above = await organisationsAbove(
      client,
      late.flatMap((item) => item.organisation_id ?? []),
    )
    // A response that is closed hears of nothing any more.
    const told = late.filter((item) => responses.get(item.response_id)?.closedAt === null)
    const rows = told.flatMap((item) => {
      const top = responses.get(item.response_id)?.areaId ?? item.area_id
      const bodies = (item.organisation_id && above.get(item.organisation_id)) || []
      return rungsToTell(item, now).map((rung) =>
        rowOf(item, {
          rung,
          to_area_id: areaAbove(item.area_id, rung, top),
          to_organisation_id: bodies[Math.min(rung, bodies.length) - 1] ?? null,
          ...{ command_id: context.commandId, made_at: now, received_at: now },
        }),
      )
    })
    if (rows.length > 0) await context.record(escalationTable, rows)
    await client.query(
      `update ${itemTable.name} item set rung = told.rung, tell_at = told.tell_at
       from unnest($2::uuid[], $3::int[], $4::timestamptz[]) as told (id, rung, tell_at)
       where item.precinct_id = $1 and item.id = told.id`,
      [
        precinctId,
        late.map(({ id }) => id),
        late.map((item) => reached(item, now)),
        late.map((item) => tellNext(item, now, told)),
      ],
    )
    const data = { precinctId, told: rows.length }
    return happened('work.escalated', data, {
      topics: rows.length > 0 ? topics : [],
      result: { told: rows.length, more: late.length === AT_ONCE },
    })
  },
})

const reached = (item: Late, now: Date) => Math.max(item.rung, rungsReached(item.due_at, item.rungs, now))

/** Rungs are counted from 1: one level up. After hours without a server several may be due at once, each for itself. */
function rungsToTell(item: Late, now: Date): number[] {
  return Array.from({ length: reached(item, now) - item.rung }, (_, more) => item.rung + more + 1)
}

function tellNext(item: Late, now: Date, told: readonly Late[]): Date | null {
  return told.includes(item) ? (nextTelling(item.due_at, item.rungs, reached(item, now)) ?? null) : null
}

function rowOf(item: Late, more: Record<string, unknown>) {
  const { precinct_id, response_id, area_id, organisation_id, due_at, due_step } = item
  return {
    precinct_id,
    id: newId(),
    work_id: item.id,
    response_id,
    area_id,
    organisation_id,
    due_at,
    due_step,
    ...more,
  }
}
