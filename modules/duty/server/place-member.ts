import type { ActionContext } from '../../../platform/server/action.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { playbookOf } from '../../responses/server/public.ts'
import { rosterProblems } from '../roster-problems.ts'
import { servingProblems } from '../serving-problems.ts'
import { type PlaceWanted, whyNotServe } from '../serving-rules.ts'
import { isLeadersTurn } from '../shift-patterns.ts'
import { nameOfSkill } from '../skills.ts'
import { disengage, engage } from './engagements.ts'
import type { MemberCard } from './find-members.ts'
import { findPosts } from './find-posts.ts'
import type { Roster } from './find-rosters.ts'
import type { Assigned, Shift } from './find-shifts.ts'
import { assignmentTable } from './roster-tables.ts'
import { servingFacts } from './serving-facts.ts'

export interface Placing {
  assignmentId: string
  shift: Shift
  roster: Roster
  member: MemberCard
  role: string
  source: 'planned' | 'hand' | 'sheet' | 'signUp' | 'swap' | 'backfill' | 'standby'
  setAside?: string | undefined
  why?: unknown
  /** Assignments that end by the same deed and so do not stand in the way. */
  instead?: readonly string[]
}

/**
 * Puts a member on a place after asking the rules. Refuses with the first rule that stands in the way, roleNotOnShift, shiftFull;
 * two places at once, and a place taken twice, the database refuses by itself.
 */
export async function placeMember(context: ActionContext, placing: Placing): Promise<void> {
  const { client, vault } = context
  const { shift, roster, member, role, setAside, instead } = placing
  const place = await placeWanted(context, shift, role)
  refuseIf(member.responseId === shift.responseId ? undefined : servingProblems.memberElsewhere())
  const facts = (await servingFacts(client, vault, [member], shift, instead)).get(member.id)
  refuseIf(facts && whyNotServe(facts, place, roster.rules, setAside))
  await bind(context, placing)
}

/** The same without asking the rules again: for a plan that has kept them. */
export async function bind(context: ActionContext, placing: Placing): Promise<void> {
  const { client, commandId, madeAt, now } = context
  const { assignmentId, shift, member, role, source } = placing
  await engage(client, {
    id: assignmentId,
    humanId: member.humanId,
    kind: 'shift',
    responseId: shift.responseId,
    precinctId: shift.precinctId,
    areaId: shift.areaId,
    postId: shift.postId,
    from: shift.from,
    until: shift.until,
  })
  const { rowCount } = await client.query(
    `update duty.shift_role set taken = taken + 1 where precinct_id = $1 and shift_id = $2 and role = $3 and taken < wanted`,
    [shift.precinctId, shift.id, role],
  )
  refuseIf(rowCount ? undefined : rosterProblems.shiftFull())
  await context.record(assignmentTable, {
    precinct_id: shift.precinctId,
    id: assignmentId,
    response_id: shift.responseId,
    area_id: shift.areaId,
    roster_id: shift.rosterId,
    shift_id: shift.id,
    post_id: shift.postId,
    member_id: member.id,
    organisation_id: member.organisationId,
    role,
    from_at: shift.from,
    until_at: shift.until,
    source,
    set_aside: placing.setAside ?? null,
    why: placing.why ?? null,
    command_id: commandId,
    made_at: madeAt,
    received_at: now,
  })
}

/** Takes somebody off a place; the row stays, superseded. Refuses with assignmentGone where somebody else was faster. */
export async function freePlace(
  { client, actor, now }: Pick<ActionContext, 'client' | 'actor' | 'now'>,
  assigned: Assigned,
  why: string,
): Promise<void> {
  const { rowCount } = await client.query(
    `update duty.assignment set superseded_at = $3, superseded_by = $4, superseded_why = $5
     where precinct_id = $1 and id = $2 and superseded_at is null`,
    [assigned.precinctId, assigned.id, now, actor.userId, why],
  )
  refuseIf(rowCount ? undefined : rosterProblems.assignmentGone())
  await client.query(
    'update duty.shift_role set taken = taken - 1 where precinct_id = $1 and shift_id = $2 and role = $3',
    [assigned.precinctId, assigned.shiftId, assigned.role],
  )
  await disengage(client, [assigned.id])
}

/** The place as rules judge it, with names for what they say. Refuses with roleNotOnShift. */
export async function placeWanted(
  { client }: Pick<ActionContext, 'client'>,
  shift: Shift,
  role: string,
): Promise<PlaceWanted> {
  const place = shift.places.find((one) => one.role === role) ?? refuse(rosterProblems.roleNotOnShift())
  const post = (await findPosts(client, [shift.postId])).get(shift.postId)
  const kind = (await playbookOf(client, shift.responseId)).posts.find(({ id }) => id === post?.postKind)
  const roleName = kind?.staffing.find((one) => one.role === role)?.name ?? { zh: role, en: role }
  const skillName = place.skill ? nameOfSkill(place.skill) : undefined
  return {
    from: shift.from,
    until: shift.until,
    role,
    skill: place.skill,
    roleName,
    turn: isLeadersTurn(shift),
    ...(skillName ? { skillName } : {}),
  }
}
