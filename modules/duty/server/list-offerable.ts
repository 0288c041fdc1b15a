import { z } from 'zod'
import { platformProblems } from '../../../platform/server/problems.ts'
import { query, refuseOtherResponse } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { organisationsBelow } from '../../organisations/server/public.ts'
import { ServingName } from '../member.ts'
import { findCallOuts } from './find-call-outs.ts'
import { findMembers, memberNames } from './find-members.ts'
import { skillsOf } from './find-skills.ts'

const MOST = 1_000

/** Members of a body whom it could offer for a call-out: not offered yet, on the list, with the role and skill that are asked for. */
export const listOfferable = query({
  name: 'duty.offerable',
  permission: 'callOut.offer',
  input: z.object({ callOutId: Id, organisationId: Id }),
  output: z.object({
    rows: z.array(
      z.object({ memberId: Id, name: ServingName, number: z.string().nullable(), skills: z.array(z.string()) }),
    ),
    /** Of the same body, but without the role or skill. */
    unfit: z.number(),
    asOf: z.string(),
  }),
  async run({ client, vault, scope, now }, { callOutId, organisationId }) {
    const call = (await findCallOuts(client, [callOutId])).get(callOutId) ?? refuse(platformProblems.notFound())
    refuseOtherResponse(scope, call)
    const bodies = [organisationId, ...(await organisationsBelow(client, organisationId))]
    const { rows } = await client.query<{ id: string }>(
      `select id from duty.member where response_id = $1 and organisation_id = any($2::uuid[]) and left_at is null
         and id not in (select member_id from duty.call_offer where call_out_id = $3 and superseded_at is null)
       order by id limit ${MOST}`,
      [call.responseId, bodies, callOutId],
    )
    const ids = rows.map(({ id }) => id)
    const [members, skills] = [await findMembers(client, ids), await skillsOf(client, ids)]
    const fit = [...members.values()].filter(
      ({ id, roles }) =>
        (!call.role || roles.length === 0 || roles.includes(call.role)) &&
        (!call.skill ||
          skills.get(id)?.some(({ skill, until }) => skill === call.skill && (!until || until >= call.until))),
    )
    const names = await memberNames(client, vault, fit)
    return {
      rows: fit.map(({ id, number }) => ({
        memberId: id,
        name: names.get(id) ?? '',
        number,
        skills: (skills.get(id) ?? []).map(({ skill }) => skill),
      })),
      unfit: members.size - fit.length,
      asOf: now.toISOString(),
    }
  },
})
