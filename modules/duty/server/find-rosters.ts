import type pg from 'pg'
import type { z } from 'zod'
import type { Action } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import type { AreaId } from '../../../platform/shared/area-id.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { RosterRules } from '../roster.ts'
import { rosterProblems } from '../roster-problems.ts'

export interface Roster {
  id: string
  responseId: string
  precinctId: AreaId
  areaId: AreaId
  name: string
  fromDay: string
  /** The first day without. */
  untilDay: string
  state: 'draft' | 'published' | 'frozen'
  version: number
  rules: RosterRules
  selfApproveSwaps: boolean
  publishedAt: Date | null
  /** How often it was given out, and when last: 0 while it is a draft. */
  edition: number
  editionAt: Date | null
}

const FIND = `select id, response_id as "responseId", precinct_id as "precinctId", area_id as "areaId", name, from_day as "fromDay",
    until_day as "untilDay", state, version, rules, self_approve_swaps as "selfApproveSwaps", published_at as "publishedAt",
    edition, edition_at as "editionAt"
  from duty.roster`

/** Rosters by id, within the scope. */
export async function findRosters(client: pg.ClientBase, ids: readonly string[]): Promise<Map<string, Roster>> {
  if (ids.length === 0) return new Map()
  const { rows } = await client.query<Roster>(`${FIND} where id = any($1::uuid[])`, [[...new Set(ids)]])
  return new Map(rows.map((row) => [row.id, { ...row, rules: RosterRules.parse(row.rules) }]))
}

/** The roster with this id, held until the end of the transaction. Refuses with platform.notFound. */
export async function holdRoster(client: pg.ClientBase, id: string): Promise<Roster> {
  await client.query('select 1 from duty.roster where id = $1 for update', [id])
  return (await findRosters(client, [id])).get(id) ?? refuse(platformProblems.notFound())
}

/** Marks a roster as changed, so that whoever looked at it before notices. */
export async function touchRoster(client: pg.ClientBase, id: string): Promise<number> {
  const { rows } = await client.query<{ version: number }>(
    'update duty.roster set version = version + 1 where id = $1 returning version',
    [id],
  )
  return rows[0]?.version ?? 0
}

/** Why nothing changes in a roster any more. */
export function whyNotChange(roster: Roster) {
  return roster.state === 'frozen' ? rosterProblems.rosterFrozen({ name: roster.name }) : undefined
}

export const placeOfRoster: Action<z.ZodType<{ rosterId: string }>>['place'] = async ({ client }, inputs) => {
  const rosters = await findRosters(
    client,
    inputs.map(({ rosterId }) => rosterId),
  )
  return inputs.map(({ rosterId }) => {
    const roster = rosters.get(rosterId)
    return roster && { areaId: roster.areaId, responseId: roster.responseId }
  })
}
