import type pg from 'pg'
import { addDays, daysBetween, localDay, startOfLocalDay } from '../../../platform/shared/dates.ts'
import type { PastDuty, ShiftKind } from '../planner/model.ts'
import { loadOf } from '../serving-load.ts'
import type { ServingSpan } from '../serving-rules.ts'
import type { MemberCard } from './find-members.ts'
import type { Roster } from './find-rosters.ts'

const PAST_DAYS = 60

/** What is known of people around a roster: who is away, what they wish, what they served and on which day they come off duty. */
export interface PastServed {
  /** Days of the plan, by member. */
  off: Map<string, Set<number>>
  wishes: Map<string, { day: number; on: boolean }[]>
  past: Map<string, PastDuty>
  skills: Map<string, string[]>
  /** Duty in other rosters, by member. */
  elsewhere: Map<string, ServingSpan[]>
  /** The shift on the eve of the plan, by human. */
  before: Map<string, { kind: string; run: number }>
}

interface SpanTuple {
  from_at: Date
  until_at: Date
}

/** Asks for all of it at once; spans of leave and of duty in other rosters become days off. */
export async function pastOf(
  client: pg.ClientBase,
  roster: Roster,
  members: readonly MemberCard[],
  kinds: Map<string, ShiftKind>,
): Promise<PastServed> {
  const ids = members.map(({ id }) => id)
  const [start, end] = [startOfLocalDay(roster.fromDay), startOfLocalDay(roster.untilDay)]
  const leave = await client.query<SpanTuple & { member_id: string; kind: string }>(
    'select * from duty.leave_of($1, $2, $3)',
    [ids, start, end],
  )
  const skills = await client.query<{ member_id: string; skill: string }>(
    'select member_id, skill from duty.skills_of($1) where valid_until is null or valid_until >= $2',
    [ids, end],
  )
  const since = startOfLocalDay(addDays(roster.fromDay, -PAST_DAYS))
  const bound = await client.query<SpanTuple & { human_id: string }>(
    `select human_id, from_at, until_at from duty.engagements_of($1, $2, $3)
     where kind = 'shift' and id not in (select id from duty.assignment where roster_id = $4 and superseded_at is null)`,
    [members.map(({ humanId }) => humanId), since, end, roster.id],
  )
  const served = Map.groupBy(bound.rows, (row) => row.human_id)
  const daysIn = (span: SpanTuple) => daysTouched(span, roster)
  const off = new Map(ids.map((id) => [id, new Set<number>()]))
  const wishes = new Map<string, { day: number; on: boolean }[]>()
  for (const { member_id: id, kind, ...span } of leave.rows)
    for (const day of daysIn(span)) {
      if (kind === 'leave') off.get(id)?.add(day)
      else wishes.set(id, [...(wishes.get(id) ?? []), { day, on: kind === 'prefer' }])
    }
  const past = new Map<string, PastDuty>()
  const elsewhere: PastServed['elsewhere'] = new Map()
  const own = [...kinds.values()]
  for (const { id, humanId } of members) {
    const spans = served.get(humanId) ?? []
    elsewhere.set(
      id,
      spans.map(({ from_at: from, until_at: until }) => ({ from, until })),
    )
    for (const span of spans) for (const day of daysTooNear(span, roster, own)) off.get(id)?.add(day)
    const { nights, weekends, holidays } = loadOf(
      spans
        .filter(({ from_at: from }) => from < start)
        .map(({ from_at: from, until_at: until }) => ({ from, until, night: isNight(from) })),
    )
    past.set(id, { nights, weekends, holidays })
  }
  const skillsOf = Map.groupBy(skills.rows, (row) => row.member_id)
  return {
    off,
    elsewhere,
    wishes,
    past,
    skills: new Map([...skillsOf].map(([id, rows]) => [id, rows.map(({ skill }) => skill)])),
    before: beforeOf(served, roster, kinds),
  }
}

function daysTouched({ from_at: from, until_at: until }: SpanTuple, { fromDay, untilDay }: Roster): number[] {
  const days: number[] = []
  const last = localDay(new Date(until.getTime() - 1))
  for (let day = localDay(from); day <= last && day < untilDay; day = addDays(day, 1))
    if (day >= fromDay) days.push(daysBetween(fromDay, day))
  return days
}

/** Days on which some shift of the roster would overlap a duty elsewhere, or leave too little rest before or after it. */
function daysTooNear(
  { from_at: from, until_at: until }: SpanTuple,
  roster: Roster,
  kinds: readonly ShiftKind[],
): number[] {
  const rest = roster.rules.restHours * 3_600_000
  const length = daysBetween(roster.fromDay, roster.untilDay)
  const around = daysBetween(roster.fromDay, localDay(from))
  const days: number[] = []
  for (let day = Math.max(0, around - 3); day <= Math.min(length - 1, around + 3); day++) {
    const midnight = startOfLocalDay(addDays(roster.fromDay, day)).getTime()
    const near = kinds.some(({ startMinute = 0, minutes }) => {
      const start = midnight + startMinute * 60_000
      return start < until.getTime() + rest && start + minutes * 60_000 > from.getTime() - rest
    })
    if (near) days.push(day)
  }
  return days
}

function isNight(from: Date): boolean {
  const hour = (from.getUTCHours() + 8) % 24
  return hour >= 20 || hour < 4
}

/** Whoever comes off duty on the eve: by when that shift began, and for how many days in a row they have served. */
function beforeOf(served: ReadonlyMap<string, SpanTuple[]>, roster: Roster, kinds: Map<string, ShiftKind>) {
  const eve = addDays(roster.fromDay, -1)
  const before: PastServed['before'] = new Map()
  for (const [human, spans] of served) {
    const last = spans
      .filter(({ from_at: from }) => localDay(from) === eve)
      .sort((a, b) => +a.until_at - +b.until_at)
      .at(-1)
    if (!last) continue
    const days = new Set(spans.map(({ from_at: from }) => localDay(from)))
    let run = 1
    while (days.has(addDays(eve, -run))) run++
    const startMinute = Math.round((last.from_at.getTime() - startOfLocalDay(eve).getTime()) / 60_000)
    const minutes = Math.round((last.until_at.getTime() - last.from_at.getTime()) / 60_000)
    const id = `${startMinute}+${minutes}`
    if (!kinds.has(id)) kinds.set(id, { id, startMinute, minutes })
    before.set(human, { kind: id, run })
  }
  return before
}
