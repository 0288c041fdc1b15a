import type pg from 'pg'
import type { ActionContext, Happened } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { localDay, localStamp } from '../../../platform/shared/dates.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { attendanceProblems } from '../attendance-problems.ts'
import { OPENS_HOURS } from '../attendance-rules.ts'
import { problems } from '../problems.ts'
import { servingProblems } from '../serving-problems.ts'
import { marksOf } from './find-attendance.ts'
import { type MemberCard, memberNames } from './find-members.ts'
import type { Post } from './find-posts.ts'
import { findRosters } from './find-rosters.ts'
import { assignedBetween } from './find-shifts.ts'
import { addMark, type NewMark } from './keep-mark.ts'

const HOUR = 3_600_000

/**
 * Keeps that somebody on the duty list came to a post, or left it, where no shift was laid for them. Refuses with postClosed, memberLeft,
 * onShiftHere, onDutyElsewhere, and as `whyNotMark` does.
 */
export async function keepUnrostered(
  context: ActionContext,
  { post, member, role }: { post: Post; member: MemberCard; role?: string | undefined },
  mark: NewMark,
): Promise<Happened> {
  const { client } = context
  refuseIf(member.responseId === post.responseId ? undefined : platformProblems.notFound())
  const known = await openUnrostered(client, post.id, member.id)
  if (mark.kind === 'in') await refuseElsewhere(context, post, member, mark.at)
  return addMark(
    context,
    {
      ...{ precinctId: post.precinctId, responseId: post.responseId, areaId: post.areaId, postId: post.id },
      ...{ memberId: member.id, role: roleAt(post, member, role), shiftId: null, assignmentId: null },
      ...{ day: localDay(mark.at), due: undefined },
    },
    known,
    mark,
  )
}

/** The attendance without a shift at a post that somebody has not left yet. */
async function openUnrostered(client: pg.ClientBase, postId: string, memberId: string) {
  const { rows } = await client.query<{ id: string }>(
    `select id from duty.attendance
     where post_id = $1 and member_id = $2 and shift_id is null and out_at is null and superseded_at is null for update`,
    [postId, memberId],
  )
  const [open] = rows
  return open && { id: open.id, marks: await marksOf(client, [open.id]) }
}

async function refuseElsewhere(
  { client, vault }: ActionContext,
  post: Post,
  member: MemberCard,
  at: Date,
): Promise<void> {
  refuseIf(
    post.closedAt && post.closedAt <= at
      ? problems.postClosed({ name: post.name, at: localStamp(post.closedAt) })
      : undefined,
  )
  refuseIf(member.leftAt && member.leftAt <= at ? servingProblems.memberLeft() : undefined)
  const name = (await memberNames(client, vault, [member])).get(member.id) ?? ''
  const near = await assignedBetween(client, [member.id], at, new Date(at.getTime() + OPENS_HOURS * HOUR))
  const rosters = await findRosters(
    client,
    near.map(({ rosterId }) => rosterId),
  )
  const shift = near.find(({ postId, rosterId }) => postId === post.id && rosters.get(rosterId)?.state !== 'draft')
  const span = shift && { from: localStamp(shift.from), until: localStamp(shift.until) }
  refuseIf(span && attendanceProblems.onShiftHere({ name, ...span }))
  const elsewhere = await onDutyElsewhere(client, { memberId: member.id, postId: post.id, at })
  refuseIf(
    elsewhere && attendanceProblems.onDutyElsewhere({ name, post: elsewhere.postName, at: localStamp(elsewhere.inAt) }),
  )
}

/** Where else a member has come and not left, within the scope; a shift that is over binds nobody who forgot to say so. */
async function onDutyElsewhere(
  client: pg.ClientBase,
  { memberId, postId, at }: { memberId: string; postId: string; at: Date },
): Promise<{ postName: string; inAt: Date } | undefined> {
  const { rows } = await client.query<{ postName: string; inAt: Date }>(
    `select post_name as "postName", in_at as "inAt" from duty.attended
     where member_id = $1 and post_id <> $2 and in_at <= $3 and out_at is null and superseded_at is null
       and coalesce(due_until, in_at + interval '24 hours') > $3 limit 1`,
    [memberId, postId, at],
  )
  return rows[0]
}

/** As what they serve: the role that was said, else one of theirs that the post has, else the post's last, which is its plainest. */
function roleAt(post: Post, member: MemberCard, role: string | undefined): string {
  const roles = post.staffing.map((one) => one.role)
  refuseIf(
    role && !roles.includes(role)
      ? problems.unknownRole({ post: post.name, role, known: roles.join(', ') })
      : undefined,
  )
  return role ?? roles.find((one) => member.roles.includes(one)) ?? roles.at(-1) ?? 'member'
}
