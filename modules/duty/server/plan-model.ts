import type pg from 'pg'
import { areaSpan } from '../../../platform/shared/area-id.ts'
import { addDays, daysBetween, localDay, startOfLocalDay } from '../../../platform/shared/dates.ts'
import { holidayOn, weekdayOf } from '../holidays.ts'
import type { PlannedPerson, RosterModel, ShiftKind, Slot, Wish } from '../planner/model.ts'
import type { ServingSpan } from '../serving-rules.ts'
import { daysUpTo } from '../shift-patterns.ts'
import { walkFrom } from '../walks.ts'
import { type Lodged, lodgedOf } from './find-lodgings.ts'
import { findMembers, type MemberCard } from './find-members.ts'
import type { Roster } from './find-rosters.ts'
import { type Assigned, assignedTo, type Shift, shiftsOfRoster } from './find-shifts.ts'
import { type PastServed, pastOf } from './past-served.ts'

/** A roster as the planner reads it, and the way back from its slots to places. */
export interface RosterToPlan {
  model: RosterModel
  places: Map<string, { shift: Shift; role: string }>
  /** Put there by an earlier plan and not pinned: given up for the new plan. */
  givenUp: Assigned[]
  /** Everybody else who stands on it; a re-plan may move those of them who are not pinned in the model. */
  standing: Assigned[]
  /** Duty in other rosters, by member. */
  elsewhere: ReadonlyMap<string, readonly ServingSpan[]>
}

const WISH = 5
/** What a shift costs that somebody serves apart from those they belong with: as much as a walk of a hundred minutes. */
const APART = 10

/**
 * Builds the planner's model of a roster. Whoever was placed by hand, pinned, or signed up stays; a re-plan lets everybody stand
 * and fills what is open. Days with leave or duty elsewhere are off.
 */
export async function rosterToPlan(
  client: pg.ClientBase,
  roster: Roster,
  kind: 'plan' | 'replan',
): Promise<RosterToPlan> {
  const shifts = await shiftsOfRoster(client, roster.id)
  const assigned = await assignedTo(
    client,
    shifts.map(({ id }) => id),
  )
  const loose = (one: Assigned) => kind === 'plan' && one.source === 'planned' && !one.pinned
  const staying = assigned.filter((one) => !loose(one))
  const settled = (one: Assigned) => one.pinned || one.source !== 'planned'
  const kinds = new Map<string, ShiftKind>()
  const [slots, places]: [Slot[], RosterToPlan['places']] = [[], new Map()]
  for (const shift of shifts)
    for (const { role, skill, wanted } of shift.places) {
      const id = `${shift.id} ${role}`
      places.set(id, { shift, role })
      slots.push({
        id,
        day: daysBetween(roster.fromDay, shift.day),
        kind: kindOf(kinds, shift),
        post: shift.postId,
        role,
        skills: [roleSkill(role), ...(skill ? [skill] : [])],
        need: wanted,
      })
    }
  const members = await plannable(client, roster, staying)
  const around = await pastOf(client, roster, members, kinds)
  const lodged = await lodgedOf(
    client,
    members.map(({ id }) => id),
  )
  const posts = new Map(shifts.map(({ postId, areaId }) => [postId, areaId]))
  const roles = [...new Set(slots.map(({ role = '' }) => role))]
  const mine = Map.groupBy(staying, ({ memberId }) => memberId)
  const days = daysUpTo(roster.fromDay, roster.untilDay)
  const model: RosterModel = {
    days: days.length,
    firstWeekday: weekdayOf(roster.fromDay),
    holidays: days.flatMap((day, at) => (holidayOn(day) ? [at] : [])),
    kinds: [...kinds.values()],
    posts: [...posts.keys()].map((id) => ({ id })),
    slots,
    people: members.map((member) =>
      personOf(member, roster, { around, lodged, posts, roles, mine: mine.get(member.id) ?? [], settled, places }),
    ),
    together: groupsOf(members, lodged),
  }
  return { model, places, givenUp: assigned.filter(loose), standing: staying, elsewhere: around.elsewhere }
}

/** Members based in the roster's area, and those who are on it already wherever they come from. */
async function plannable(client: pg.ClientBase, roster: Roster, staying: readonly Assigned[]): Promise<MemberCard[]> {
  const { from, to } = areaSpan(roster.areaId)
  const { rows } = await client.query<{ id: string }>(
    'select id from duty.member where response_id = $1 and left_at is null and area_id >= $2 and area_id < $3 order by id',
    [roster.responseId, from, to],
  )
  const ids = [...rows.map(({ id }) => id), ...staying.map(({ memberId }) => memberId)]
  return [...(await findMembers(client, ids)).values()]
}

interface Around {
  around: PastServed
  lodged: ReadonlyMap<string, Lodged>
  posts: ReadonlyMap<string, string>
  roles: readonly string[]
  mine: readonly Assigned[]
  settled: (one: Assigned) => boolean
  places: RosterToPlan['places']
}

function personOf(
  member: MemberCard,
  roster: Roster,
  { around, lodged, posts, roles, mine, settled, places }: Around,
): PlannedPerson {
  const { restHours, maxHoursDay, maxHoursWeek, maxRun, minRun, minDaysOff } = roster.rules
  const slots = mine
    .filter(settled)
    .map(({ shiftId, role }) => `${shiftId} ${role}`)
    .filter((id) => places.has(id))
  const busy = new Set(mine.map(({ from }) => localDay(from)))
  const before = around.before.get(member.humanId)
  return {
    id: member.id,
    skills: [
      ...(member.roles.length > 0 ? member.roles : roles).map(roleSkill),
      ...(around.skills.get(member.id) ?? []),
    ],
    limits: {
      restMinutes: restHours * 60,
      maxMinutesDay: maxHoursDay * 60,
      maxMinutesWeek: maxHoursWeek * 60,
      maxRun,
      ...(minRun > 1 ? { minRun } : {}),
      ...(minDaysOff > 1 ? { minDaysOff } : {}),
    },
    daysOff: [...(around.off.get(member.id) ?? [])].filter((day) => !busy.has(addDays(roster.fromDay, day))),
    pinned: slots,
    wishes: (around.wishes.get(member.id) ?? []).map(({ day, on }): Wish => ({ day, on, weight: WISH })),
    walks: walkFrom(lodged.get(member.id)?.lodgingId ?? member.areaId, posts),
    past: around.past.get(member.id) ?? { nights: 0, weekends: 0, holidays: 0 },
    ...(before ? { before } : {}),
  }
}

/** Those who share a word are kept together, where there are two of them at least. */
function groupsOf(members: readonly MemberCard[], lodged: ReadonlyMap<string, Lodged>) {
  const groups = Map.groupBy(members, ({ id }) => lodged.get(id)?.together ?? '')
  return [...groups]
    .filter(([word, some]) => word !== '' && some.length > 1)
    .map(([, some]) => ({ people: some.map(({ id }) => id), weight: APART }))
}

const roleSkill = (role: string) => `role:${role}`

/** Shifts of the same hours are one kind to the planner. */
function kindOf(kinds: Map<string, ShiftKind>, shift: Pick<Shift, 'from' | 'until' | 'day' | 'night'>): string {
  const startMinute = Math.round((shift.from.getTime() - startOfLocalDay(shift.day).getTime()) / 60_000)
  const minutes = Math.round((shift.until.getTime() - shift.from.getTime()) / 60_000)
  const id = `${startMinute}+${minutes}`
  if (!kinds.has(id)) kinds.set(id, { id, startMinute, minutes, night: shift.night })
  return id
}
