import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { MyAttendances } from '../attendance-shown.ts'
import { attendanceKey, findAttendance } from './find-attendance.ts'
import { membersOfUser } from './find-members.ts'
import { findPosts } from './find-posts.ts'
import { findRosters } from './find-rosters.ts'
import { assignedBetween, findShifts } from './find-shifts.ts'
import { unrosteredSince } from './find-unrostered.ts'
import { marksShown, shownMarks } from './marks-shown.ts'
import { postCodeProofs } from './post-code-keys.ts'

const HOUR = 3_600_000

/**
 * One's own shifts of yesterday, today and tomorrow with what was recorded of them, what proves the code of each post, and where one came
 * without a shift.
 */
export const listMyAttendance = query({
  name: 'duty.myAttendance',
  permission: 'duty.serve',
  input: z.object({}),
  output: MyAttendances,
  async run({ client, vault, actor, now }) {
    const mine = (await membersOfUser(client, actor.userId)).map(({ memberId }) => memberId)
    const around = [new Date(now.getTime() - 36 * HOUR), new Date(now.getTime() + 48 * HOUR)] as const
    const assigned = await assignedBetween(client, mine, ...around)
    const rosters = await findRosters(
      client,
      assigned.map(({ rosterId }) => rosterId),
    )
    const out = assigned.filter(({ rosterId }) => rosters.get(rosterId)?.state !== 'draft')
    const shiftIds = out.map(({ shiftId }) => shiftId)
    const shifts = await findShifts(client, shiftIds)
    const posts = await findPosts(
      client,
      out.map(({ postId }) => postId),
    )
    const attendance = await findAttendance(client, shiftIds)
    const rows = await Promise.all(
      out.map(async (one) => ({
        assignmentId: one.id,
        shiftId: one.shiftId,
        postId: one.postId,
        responseId: one.responseId,
        postName: posts.get(one.postId)?.name ?? '',
        shiftName: shifts.get(one.shiftId)?.name ?? '',
        from: one.from.toISOString(),
        until: one.until.toISOString(),
        marks: marksShown(attendance.get(attendanceKey(one))),
        codeProofs: await postCodeProofs(vault, one, now),
      })),
    )
    const unrostered = await unrosteredSince(client, { memberIds: mine, since: around[0] })
    return {
      rows,
      unrostered: unrostered.map(({ id, postId, postName, responseId, marks }) => ({
        ...{ attendanceId: id, postId, postName, responseId },
        marks: shownMarks(marks),
      })),
      asOf: now.toISOString(),
    }
  },
})
