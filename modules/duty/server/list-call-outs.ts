import type pg from 'pg'
import { z } from 'zod'
import { query, refuseOtherResponse } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { areaNames } from '../../areas/server/public.ts'
import { CallOutShown } from '../call-out.ts'
import type { CallOut } from './find-call-outs.ts'
import { findCallOuts } from './find-call-outs.ts'

/** Calls for people that reach the asker, newest first, with how they are answered as far as the asker sees. */
export const listCallOuts = query({
  name: 'duty.callOuts',
  permission: 'callOut.read',
  input: z.object({
    responseId: Id,
    callOutId: Id.optional(),
    state: z.enum(['running', 'over']).optional(),
    limit: z.int().min(1).max(200).default(50),
    after: z.string().max(60).optional(),
  }),
  output: z.object({ rows: z.array(CallOutShown), next: z.string().optional(), total: z.number(), asOf: z.string() }),
  async run({ client, scope, now }, { responseId, callOutId, state, limit, after }) {
    refuseOtherResponse(scope, { responseId })
    const values = [responseId, state ?? null, now, callOutId ?? null]
    const where = `response_id = $1 and ($2::text is null or (ended_at is null and until_at > $3) = ($2 = 'running'))
      and ($4::uuid is null or id = $4)`
    const counted = await client.query<{ count: number }>(
      `select count(*)::int from duty.call_out where ${where}`,
      values,
    )
    const { rows } = await client.query<{ id: string }>(
      `select id from duty.call_out where ${where} and ($5::uuid is null or id < $5) order by id desc limit ${limit + 1}`,
      [...values, after ?? null],
    )
    const shown = rows.slice(0, limit).map(({ id }) => id)
    const calls = await findCallOuts(client, shown)
    const last = rows.length > limit ? shown.at(-1) : undefined
    return {
      rows: await showCallOuts(
        client,
        shown.flatMap((id) => calls.get(id) ?? []),
        now,
      ),
      total: counted.rows[0]?.count ?? 0,
      ...(last ? { next: last } : {}),
      asOf: now.toISOString(),
    }
  },
})

interface Counts {
  call_out_id: string
  offered: number
  accepted: number
  declined: number
  waiting: number
}

async function showCallOuts(client: pg.ClientBase, calls: readonly CallOut[], now: Date) {
  const ids = calls.map(({ id }) => id)
  const places = await areaNames(
    client,
    calls.map(({ areaId }) => areaId),
  )
  const offers = await client.query<Counts>(
    `select call_out_id, count(*)::int as offered, (count(*) filter (where answer = 'accepted'))::int as accepted,
       (count(*) filter (where answer = 'declined'))::int as declined, (count(*) filter (where answer is null))::int as waiting
     from duty.call_offer where call_out_id = any($1::uuid[]) and superseded_at is null group by call_out_id`,
    [ids],
  )
  const bodies = await client.query<{ call_out_id: string; bodies: number; declined: string[] }>(
    `select call_out_id, count(*)::int as bodies,
       coalesce(array_agg(organisation_id) filter (where declined_at is not null), '{}') as declined
     from duty.call_body where call_out_id = any($1::uuid[]) group by call_out_id`,
    [ids],
  )
  const offering = await client.query<{ call_out_id: string; organisation_id: string }>(
    `select distinct call_out_id, organisation_id from duty.call_offer
     where call_out_id = any($1::uuid[]) and superseded_at is null`,
    [ids],
  )
  const waves = await client.query<{ call_out_id: string; last: number }>(
    'select call_out_id, max(wave)::int as last from duty.secondment where call_out_id = any($1::uuid[]) group by call_out_id',
    [ids],
  )
  return calls.map((call) => {
    const {
      offered = 0,
      accepted = 0,
      declined = 0,
      waiting = 0,
    } = offers.rows.find((row) => row.call_out_id === call.id) ?? {}
    const asked = bodies.rows.find((row) => row.call_out_id === call.id)
    const heard = new Set([
      ...(asked?.declined ?? []),
      ...offering.rows.filter((row) => row.call_out_id === call.id).map((row) => row.organisation_id),
    ])
    return {
      ...{ id: call.id, responseId: call.responseId, purpose: call.purpose, areaId: call.areaId },
      ...{ areaName: places.get(call.areaId) ?? '', role: call.role, skill: call.skill },
      ...{
        from: call.from.toISOString(),
        until: call.until.toISOString(),
        count: call.wanted,
        seconded: call.seconded,
      },
      ...{ offered, accepted, declined, waiting },
      bodies: asked?.bodies ?? 0,
      bodiesSilent: Math.max((asked?.bodies ?? 0) - heard.size, 0),
      lastWave: waves.rows.find((row) => row.call_out_id === call.id)?.last ?? 0,
      state: stateOf(call, now),
      endedWhy: call.endedWhy,
    }
  })
}

function stateOf({ endedAt, until, seconded, wanted }: CallOut, now: Date): z.infer<typeof CallOutShown>['state'] {
  if (endedAt) return 'ended'
  if (until <= now) return 'over'
  return seconded >= wanted ? 'full' : 'open'
}
