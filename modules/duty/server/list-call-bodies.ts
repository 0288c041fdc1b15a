import { z } from 'zod'
import { platformProblems } from '../../../platform/server/problems.ts'
import { query, refuseOtherResponse } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { findOrganisations } from '../../organisations/server/public.ts'
import { CallBodyShown } from '../call-out.ts'
import { findCallOuts } from './find-call-outs.ts'

interface BodyTuple {
  organisation_id: string
  wanted: number | null
  declined_why: string | null
  offered: number
  accepted: number
  declined: number
  waiting: number
}

/** The bodies that a call-out went to, those that have not answered first, with what each has offered and sent. */
export const listCallBodies = query({
  name: 'duty.callBodies',
  permission: 'callOut.read',
  input: z.object({ callOutId: Id }),
  output: z.object({ rows: z.array(CallBodyShown), asOf: z.string() }),
  async run({ client, scope, now }, { callOutId }) {
    const call = (await findCallOuts(client, [callOutId])).get(callOutId) ?? refuse(platformProblems.notFound())
    refuseOtherResponse(scope, call)
    const bodies = await client.query<Pick<BodyTuple, 'organisation_id' | 'wanted' | 'declined_why'>>(
      'select organisation_id, wanted, declined_why from duty.call_body where call_out_id = $1',
      [callOutId],
    )
    const offers = await client.query<Omit<BodyTuple, 'wanted' | 'declined_why'>>(
      `select organisation_id, count(*)::int as offered, (count(*) filter (where answer = 'accepted'))::int as accepted,
         (count(*) filter (where answer = 'declined'))::int as declined, (count(*) filter (where answer is null))::int as waiting
       from duty.call_offer where call_out_id = $1 and superseded_at is null group by organisation_id`,
      [callOutId],
    )
    const sent = await client.query<{ organisation_id: string; count: number }>(
      `select organisation_id, count(*)::int from duty.secondment where call_out_id = $1 and recalled_at is null group by organisation_id`,
      [callOutId],
    )
    const names = await findOrganisations(
      client,
      bodies.rows.map((row) => row.organisation_id),
    )
    const rows = bodies.rows.map((row) => {
      const {
        offered = 0,
        accepted = 0,
        declined = 0,
        waiting = 0,
      } = offers.rows.find((one) => one.organisation_id === row.organisation_id) ?? {}
      return {
        organisationId: row.organisation_id,
        name: names.get(row.organisation_id)?.name ?? '',
        count: row.wanted,
        ...{ offered, accepted, declined, waiting },
        seconded: sent.rows.find((one) => one.organisation_id === row.organisation_id)?.count ?? 0,
        declinedWhy: row.declined_why,
      }
    })
    const silent = (one: (typeof rows)[number]) => Number(one.offered > 0 || one.declinedWhy !== null)
    return {
      rows: rows.sort((a, b) => silent(a) - silent(b) || a.name.localeCompare(b.name, 'zh')),
      asOf: now.toISOString(),
    }
  },
})
