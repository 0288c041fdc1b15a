import type pg from 'pg'
import type { z } from 'zod'
import type { Action } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuse } from '../../../platform/shared/problem.ts'

export interface Availability {
  id: string
  precinctId: string
  areaId: string
  responseId: string
  memberId: string
  kind: 'leave' | 'avoid' | 'prefer'
  from: Date
  until: Date
  state: 'asked' | 'approved' | 'declined' | 'withdrawn'
}

const FIND = `select id, precinct_id as "precinctId", area_id as "areaId", response_id as "responseId", member_id as "memberId", kind,
    from_at as "from", until_at as "until", state from duty.availability`

/** Leave and wishes by id, within the scope. */
export async function findAvailability(
  client: pg.ClientBase,
  ids: readonly string[],
): Promise<Map<string, Availability>> {
  const { rows } = await client.query<Availability>(`${FIND} where id = any($1::uuid[])`, [ids])
  return new Map(rows.map((row) => [row.id, row]))
}

/** What one member has asked or wished for that is not over. */
export async function availabilityOf(client: pg.ClientBase, memberId: string, now: Date): Promise<Availability[]> {
  const { rows } = await client.query<Availability>(
    `${FIND} where member_id = $1 and until_at > $2 and state <> 'withdrawn' order by from_at`,
    [memberId, now],
  )
  return rows
}

/** One of them. Refuses with platform.notFound. */
export async function getAvailability(client: pg.ClientBase, id: string): Promise<Availability> {
  await client.query('select 1 from duty.availability where id = $1 for update', [id])
  return (await findAvailability(client, [id])).get(id) ?? refuse(platformProblems.notFound())
}

/** Leave that waits for a decision, in the order asked. */
export async function leaveAsked(client: pg.ClientBase, responseId: string, now: Date): Promise<Availability[]> {
  const { rows } = await client.query<Availability>(
    `${FIND} where response_id = $1 and state = 'asked' and until_at > $2 order by received_at limit 200`,
    [responseId, now],
  )
  return rows
}

export const placeOfAvailability: Action<z.ZodType<{ availabilityId: string }>>['place'] = async (
  { client },
  inputs,
) => {
  const found = await findAvailability(
    client,
    inputs.map(({ availabilityId }) => availabilityId),
  )
  return inputs.map(({ availabilityId }) => {
    const one = found.get(availabilityId)
    return one && { areaId: one.areaId, responseId: one.responseId }
  })
}
