import type pg from 'pg'
import { z } from 'zod'
import { platformProblems } from '../../../platform/server/problems.ts'
import { query, refuseOtherResponse } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { PostAttendance } from '../attendance-shown.ts'
import { attendanceKey, findAttendance } from './find-attendance.ts'
import { findMembers, memberNames } from './find-members.ts'
import { findPosts, type Post } from './find-posts.ts'
import { shiftsBetween } from './find-shifts.ts'
import { unrosteredSince } from './find-unrostered.ts'
import { marksShown, shownMarks } from './marks-shown.ts'
import { postCodeKeys } from './post-code-keys.ts'
import { roleNames } from './role-names.ts'
import { showShifts } from './shifts-shown.ts'

const HOUR = 3_600_000
/** So many of the duty list go along to the phone, for those who come without a shift. */
const OTHERS = 300

/**
 * For the lead of a post: its shifts from yesterday to tomorrow with everybody's marks, who else came or may come, and the keys with which
 * a phone shows its code for three days.
 */
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
    const since = new Date(now.getTime() - 24 * HOUR)
    const unrostered = await unrosteredSince(client, { postId: post.id, since })
    const listed = shifts.flatMap(({ people }) => people.map(({ memberId }) => memberId))
    const others = await othersNear(client, post, listed)
    const members = await findMembers(client, [...listed, ...unrostered.map(({ memberId }) => memberId), ...others])
    const names = await memberNames(client, vault, members.values())
    const roles = await roleNames(client, responseId)
    const numberOf = (memberId: string) => members.get(memberId)?.number ?? null
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
          number: numberOf(memberId),
          roleName: places.find((one) => one.role === role)?.roleName ?? { zh: role, en: role },
          marks: marksShown(attendance.get(attendanceKey({ shiftId: id, memberId }))),
        })),
      })),
      unrostered: unrostered.map(({ id, memberId, role, marks }) => ({
        ...{ attendanceId: id, memberId, name: names.get(memberId) ?? '', number: numberOf(memberId) },
        roleName: roles.get(role) ?? { zh: role, en: role },
        marks: shownMarks(marks),
      })),
      others: others.map((memberId) => ({
        ...{ memberId, name: names.get(memberId) ?? '', number: numberOf(memberId) },
      })),
      codeKeys: await postCodeKeys(vault, { responseId, postId }, now),
      asOf: now.toISOString(),
    }
  },
})

/** Those of the duty list who are based in the post's township and on none of these shifts, in the order they were entered. */
async function othersNear(
  client: pg.ClientBase,
  { responseId, precinctId }: Post,
  listed: readonly string[],
): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select id from duty.member where response_id = $1 and precinct_id = $2 and left_at is null and not id = any($3::uuid[])
     order by id limit ${OTHERS}`,
    [responseId, precinctId, listed],
  )
  return rows.map(({ id }) => id)
}
