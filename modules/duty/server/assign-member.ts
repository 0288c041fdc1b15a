import { type ActionContext, action, happened } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { localStamp } from '../../../platform/shared/dates.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { AssignMember } from '../roster.ts'
import { rosterProblems } from '../roster-problems.ts'
import { findMembers } from './find-members.ts'
import { type Roster, touchRoster } from './find-rosters.ts'
import type { Shift } from './find-shifts.ts'
import { type Placing, placeMember } from './place-member.ts'
import { getShift, placeOfShift } from './shift-place.ts'

/**
 * Puts somebody on a shift by hand: into a draft, or as backfill once the roster is published. Says which rule stands in the way;
 * those of the roster may be set aside with a reason. Refuses with shiftOver, rosterFrozen, roleNotOnShift, shiftFull, rule…;
 * onAnotherShift and assignmentKnown are held by the database.
 */
export const assignMember = action({
  name: 'duty.assignMember',
  permission: 'roster.plan',
  input: AssignMember,
  place: placeOfShift,
  async run(context, { assignmentId, shiftId, memberId, role, setAside }) {
    const { client, now } = context
    const { shift, roster } = await getShift(client, shiftId)
    refuseIf(shift.until <= now ? rosterProblems.shiftOver({ at: localStamp(shift.until) }) : undefined)
    const member = (await findMembers(client, [memberId])).get(memberId) ?? refuse(platformProblems.notFound())
    const source = await sourceOf(context, shift, roster, memberId)
    await placeMember(context, { assignmentId, shift, roster, member, role, source, setAside })
    const version = await touchRoster(client, roster.id)
    return happened(
      'member.assigned',
      { assignmentId, shiftId, memberId, role, source },
      { topics: ['shifts', 'figures'], result: { assignmentId, version, source } },
    )
  },
})

/** By hand while it is a draft; then it is backfill, from stand-by where they were put on it. */
async function sourceOf(
  { client, now }: ActionContext,
  shift: Shift,
  roster: Roster,
  memberId: string,
): Promise<Placing['source']> {
  if (roster.state === 'draft') return 'hand'
  const { rowCount } = await client.query(
    `update duty.standby set called_at = $4 where member_id = $1 and superseded_at is null and from_at < $3 and until_at > $2`,
    [memberId, shift.from, shift.until, now],
  )
  return rowCount ? 'standby' : 'backfill'
}
