import type pg from 'pg'
import { z } from 'zod'
import { platformProblems } from '../../../platform/server/problems.ts'
import { query, refuseOtherResponse } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { ServiceRecord } from '../service-record.ts'
import { findMembers, type MemberCard, membersOfUser } from './find-members.ts'
import { serviceRecordOf } from './service-record.ts'

/** What I did in all responses, within my areas: for oneself alone, to read, to object to and to take along. */
export const showServiceRecord = query({
  name: 'duty.myRecord',
  permission: 'duty.serve',
  input: z.object({}),
  output: ServiceRecord,
  async run(context) {
    const ids = (await membersOfUser(context.client, context.actor.userId)).map(({ memberId }) => memberId)
    return serviceRecordOf(context, ids)
  },
})

/** What one member of a response did, for a lead who says why: that it was read is in the ledger. Refuses with notFound. */
export const showMemberRecord = query({
  name: 'duty.memberRecord',
  permission: 'attendance.mark',
  sensitive: true,
  input: z.object({ memberId: Id }),
  output: ServiceRecord,
  async run(context, { memberId }) {
    const member = await memberWithin(context.client, memberId)
    refuseOtherResponse(context.scope, member)
    context.reads({ ids: [memberId], areaId: member.areaId, responseId: member.responseId })
    return serviceRecordOf(context, [memberId])
  },
})

/** A member who is based in the scope or served there. Refuses with notFound. */
export async function memberWithin(client: pg.ClientBase, memberId: string): Promise<MemberCard> {
  const { rows } = await client.query(
    `select 1 from duty.member where id = $1
     union all select 1 from duty.attendance where member_id = $1 and superseded_at is null limit 1`,
    [memberId],
  )
  const member = rows.length > 0 ? (await findMembers(client, [memberId])).get(memberId) : undefined
  return member ?? refuse(platformProblems.notFound())
}
