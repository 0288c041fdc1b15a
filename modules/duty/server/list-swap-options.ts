import { z } from 'zod'
import { platformProblems } from '../../../platform/server/problems.ts'
import { query, refuseOtherResponse } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { SwapOption } from '../my-duty.ts'
import { servingProblems } from '../serving-problems.ts'
import { stampSpan } from '../shift-patterns.ts'
import { findMembers, memberNames, ownMember } from './find-members.ts'
import { findPosts } from './find-posts.ts'
import { findAssigned } from './find-shifts.ts'

/** Whom one could swap a shift with: others' shifts to come in the same roster and role, the nearest in time first. */
export const listSwapOptions = query({
  name: 'duty.swapOptions',
  permission: 'duty.serve',
  input: z.object({ assignmentId: Id }),
  output: z.object({ rows: z.array(SwapOption), asOf: z.string() }),
  async run({ client, vault, scope, actor, now }, { assignmentId }) {
    const mine = (await findAssigned(client, [assignmentId])).get(assignmentId) ?? refuse(platformProblems.notFound())
    refuseOtherResponse(scope, mine)
    const member = await ownMember(client, actor.userId, mine.responseId)
    refuseIf(mine.memberId === member.id ? undefined : servingProblems.notYourShift())
    const { rows } = await client.query<{
      id: string
      member_id: string
      post_id: string
      from_at: Date
      until_at: Date
    }>(
      `select id, member_id, post_id, from_at, until_at from duty.assignment
       where roster_id = $1 and role = $2 and superseded_at is null and from_at > $3 and member_id <> $4
       order by abs(extract(epoch from from_at - $5)), id limit 60`,
      [mine.rosterId, mine.role, now, member.id, mine.from],
    )
    const members = await findMembers(
      client,
      rows.map((row) => row.member_id),
    )
    const names = await memberNames(client, vault, members.values())
    const posts = await findPosts(
      client,
      rows.map((row) => row.post_id),
    )
    return {
      rows: rows.map((row) => ({
        assignmentId: row.id,
        memberId: row.member_id,
        name: names.get(row.member_id) ?? '',
        shift: `${stampSpan({ from: row.from_at, until: row.until_at })} ${posts.get(row.post_id)?.name ?? ''}`,
      })),
      asOf: now.toISOString(),
    }
  },
})
