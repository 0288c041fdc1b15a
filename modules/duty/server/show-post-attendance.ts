import { z } from 'zod'
import { platformProblems } from '../../../platform/server/problems.ts'
import { query, refuseOtherResponse } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { PostAttendance } from '../attendance-shown.ts'
import { attendanceKey, findAttendance } from './find-attendance.ts'
import { findMembers } from './find-members.ts'
import { findPosts } from './find-posts.ts'
import { shiftsBetween } from './find-shifts.ts'
import { marksShown } from './marks-shown.ts'
import { postCodeKeys } from './post-code-keys.ts'
import { showShifts } from './shifts-shown.ts'

const HOUR = 3_600_000

/** For the lead of a post: its shifts from yesterday to tomorrow with everybody's marks, and the keys with which a phone shows its code for three days. */
export const showPostAttendance = query({
  name: 'duty.postAttendance',
  permission: 'attendance.mark',
  input: z.object({ postId: Id }),
  output: PostAttendance,
  async run({ client, vault, scope, now }, { postId }) {
    const post = (await findPosts(client, [postId])).get(postId) ?? refuse(platformProblems.notFound())
    refuseOtherResponse(scope, post)
    const { responseId, areaId } = post
    const found = await shiftsBetween(client, {
      ...{ responseId, areaId, postId },
      from: new Date(now.getTime() - 24 * HOUR),
      until: new Date(now.getTime() + 24 * HOUR),
    })
    const shifts = await showShifts(client, vault, found)
    const members = await findMembers(
      client,
      shifts.flatMap(({ people }) => people.map(({ memberId }) => memberId)),
    )
    const attendance = await findAttendance(
      client,
      shifts.map(({ id }) => id),
    )
    return {
      postId,
      postName: post.name,
      shifts: shifts.map(({ id, name, from, until, people, places }) => ({
        ...{ id, name, from, until },
        people: people.map(({ assignmentId, memberId, name: person, role }) => ({
          assignmentId,
          memberId,
          name: person,
          number: members.get(memberId)?.number ?? null,
          roleName: places.find((one) => one.role === role)?.roleName ?? { zh: role, en: role },
          marks: marksShown(attendance.get(attendanceKey({ shiftId: id, memberId }))),
        })),
      })),
      codeKeys: await postCodeKeys(vault, { responseId, postId }, now),
      asOf: now.toISOString(),
    }
  },
})
