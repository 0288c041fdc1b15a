import type pg from 'pg'
import type { z } from 'zod'
import type { Action } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import type { AreaId } from '../../../platform/shared/area-id.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { findOrganisations } from '../../organisations/server/public.ts'
import { playbookOf } from '../../responses/server/public.ts'
import { callOutProblems } from '../call-out-problems.ts'
import { type Wanted, whyCallOver } from '../call-out-rules.ts'

export interface CallOut {
  id: string
  responseId: string
  areaId: AreaId
  purpose: string
  role: string | null
  skill: string | null
  wanted: number
  seconded: number
  from: Date
  until: Date
  calledAt: Date
  endedAt: Date | null
  endedWhy: string | null
}

const FIND = `select id, response_id as "responseId", area_id as "areaId", purpose, role, skill, wanted, seconded, from_at as "from",
    until_at as "until", called_at as "calledAt", ended_at as "endedAt", ended_why as "endedWhy" from duty.call_out`

/** Call-outs by id, as far as they reach the scope. */
export async function findCallOuts(client: pg.ClientBase, ids: readonly string[]): Promise<Map<string, CallOut>> {
  const { rows } = await client.query<CallOut>(`${FIND} where id = any($1::uuid[])`, [[...new Set(ids)]])
  return new Map(rows.map((row) => [row.id, row]))
}

/** The call-out with this id, held until the end of the transaction. Refuses with platform.notFound. */
export async function holdCallOut(client: pg.ClientBase, id: string): Promise<CallOut> {
  await client.query('select 1 from duty.call_out where id = $1 for update', [id])
  return (await findCallOuts(client, [id])).get(id.toLowerCase()) ?? refuse(platformProblems.notFound())
}

/** The same, where it still runs. Refuses with platform.notFound, callEnded. */
export async function holdRunningCallOut(client: pg.ClientBase, id: string, now: Date): Promise<CallOut> {
  const call = await holdCallOut(client, id)
  refuseIf(whyCallOver(call, now))
  return call
}

/** Where a call-out asks for people: authority over it is authority there. */
export const placeOfCallOut: Action<z.ZodType<{ callOutId: string }>>['place'] = async ({ client }, inputs) => {
  const calls = await findCallOuts(
    client,
    inputs.map(({ callOutId }) => callOutId),
  )
  return inputs.map(({ callOutId }) => {
    const call = calls.get(callOutId.toLowerCase())
    return call && { areaId: call.areaId, responseId: call.responseId }
  })
}

type OfBody = z.ZodType<{ callOutId: string; organisationId: string }>

/** Where a body stands that deals with a call-out: whoever answers for the body acts for it. */
export const placeOfCalledBody: Action<OfBody>['place'] = async ({ client }, inputs) => {
  const calls = await findCallOuts(
    client,
    inputs.map(({ callOutId }) => callOutId),
  )
  const bodies = await findOrganisations(
    client,
    inputs.map(({ organisationId }) => organisationId),
  )
  return inputs.map(({ callOutId, organisationId }) => {
    const [call, body] = [calls.get(callOutId.toLowerCase()), bodies.get(organisationId.toLowerCase())]
    return call && body && { areaId: body.areaId, responseId: call.responseId, organisationId: body.id }
  })
}

/** Refuses with notCalled where a call-out did not go to this body. */
export async function refuseIfNotCalled(
  client: pg.ClientBase,
  callOutId: string,
  organisationId: string,
): Promise<void> {
  const { rowCount } = await client.query(
    'select 1 from duty.call_body where call_out_id = $1 and organisation_id = $2',
    [callOutId, organisationId],
  )
  refuseIf(rowCount ? undefined : callOutProblems.notCalled())
}

/** What a call-out asks of who comes, in words too. */
export async function wantedOf(client: pg.ClientBase, call: CallOut): Promise<Wanted> {
  const { role, skill, until } = call
  const kinds = role ? (await playbookOf(client, call.responseId)).posts : []
  const named = kinds.flatMap(({ staffing }) => staffing).find((one) => one.role === role)?.name
  return { role, skill, until, roleName: named ?? { zh: role ?? '', en: role ?? '' } }
}
