import { localStamp } from '../../platform/shared/dates.ts'
import type { Problem } from '../../platform/shared/problem.ts'
import type { AttendanceReason, MarkKind, MarkWay } from './attendance.ts'
import { attendanceProblems as problems } from './attendance-problems.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Check-in opens so many hours before the shift. */
export const OPENS_HOURS = 2
/** Whoever stays on may leave this long after the shift. */
const STAYS_HOURS = 12
/** Later than this is late, sooner than this is left early; counted in full then. */
export const GRACE_MINUTES = 5
/** Whoever came where no shift was laid has left within this time, or forgot to say so. */
const STAYS_UNROSTERED_HOURS = 24
/** A device's clock may be this much ahead of ours. */
const CLOCK_AHEAD_MS = 15 * MINUTE
/** How many days a record may be under way: from a phone without network, from a paper list. */
const WITHIN_DAYS = { code: 3, phone: 3, lead: 3, paper: 30 } as const

/** What was recorded and stands. */
export interface Mark {
  id: string
  kind: MarkKind
  how: MarkWay
  at: Date
  reason: AttendanceReason | null
}

export interface Due {
  from: Date
  until: Date
}

/**
 * Why a mark cannot join those of an attendance. Phones can be a day late: the field's time decides, within the shift's surroundings,
 * so that a clock wrong by a day is told and not believed. `due` undefined: they came where no shift was laid.
 */
export function whyNotMark(
  mark: Pick<Mark, 'kind' | 'how' | 'at'>,
  { due, marks, receivedAt }: { due: Due | undefined; marks: readonly Mark[]; receivedAt: Date },
): Problem | undefined {
  const near = due ? whyNotNear(mark, due) : whyNotStay(mark, marks)
  return whyNotReceived(mark, receivedAt) ?? near ?? whyNotNext(mark, marks)
}

function whyNotReceived({ how, at }: Pick<Mark, 'how' | 'at'>, now: Date): Problem | undefined {
  const stamp = localStamp(at)
  const days = WITHIN_DAYS[how]
  if (at.getTime() - now.getTime() > CLOCK_AHEAD_MS)
    return problems.attendanceAhead({ at: stamp, now: localStamp(now) })
  return now.getTime() - at.getTime() > days * DAY ? problems.attendanceTooOld({ at: stamp, days }) : undefined
}

function whyNotNear({ kind, at }: Pick<Mark, 'kind' | 'at'>, due: Due): Problem | undefined {
  const span = { from: localStamp(due.from), until: localStamp(due.until), at: localStamp(at) }
  if (kind === 'absent') return at < due.from ? problems.absentBeforeStart({ from: span.from }) : undefined
  const soon = at.getTime() < due.from.getTime() - OPENS_HOURS * HOUR
  if (kind === 'in') {
    return soon || at >= due.until ? problems.notThenIn({ ...span, hours: OPENS_HOURS }) : undefined
  }
  return soon || at.getTime() > due.until.getTime() + STAYS_HOURS * HOUR ? problems.notThenOut(span) : undefined
}

function whyNotStay({ kind, at }: Pick<Mark, 'kind' | 'at'>, marks: readonly Mark[]): Problem | undefined {
  const came = marks.find((one) => one.kind === 'in')?.at
  if (kind === 'in' || !came || at.getTime() - came.getTime() <= STAYS_UNROSTERED_HOURS * HOUR) return undefined
  return problems.stayedTooLong({ inAt: localStamp(came), at: localStamp(at), hours: STAYS_UNROSTERED_HOURS })
}

function whyNotNext({ kind, how, at }: Pick<Mark, 'kind' | 'how' | 'at'>, marks: readonly Mark[]): Problem | undefined {
  const came = marks.filter((one) => one.kind === 'in')
  const left = marks.find((one) => one.kind === 'out')
  const [first] = came
  if (kind === 'absent') {
    if (first) return problems.presentAlready({ at: localStamp(first.at) })
    return marks.some((one) => one.kind === 'absent') ? problems.absentAlready() : undefined
  }
  if (kind === 'in') {
    // A lead's tick and the phone's own record of the same coming are two witnesses, not a mistake: both are kept.
    const twice = came.find((one) => byLead(one.how) === byLead(how))
    return twice && problems.checkedInAlready({ at: localStamp(twice.at) })
  }
  if (!first) return problems.notCheckedIn()
  if (at < earliest(came)) return problems.outBeforeIn({ at: localStamp(at), inAt: localStamp(earliest(came)) })
  if (left) return problems.checkedOutAlready({ at: localStamp(left.at) })
  const since = breakSince(marks)
  if (kind === 'breakFrom' && since) return problems.onBreakAlready({ at: localStamp(since) })
  return kind === 'breakUntil' && (!since || at < since) ? problems.notOnBreak() : undefined
}

const byLead = (how: MarkWay) => how === 'lead' || how === 'paper'
const earliest = (marks: readonly Mark[]) => new Date(Math.min(...marks.map(({ at }) => at.getTime())))

/** When the break under way began; undefined: none is. */
export function breakSince(marks: readonly Mark[]): Date | undefined {
  const breaks = inOrder(marks).filter(({ kind }) => kind === 'breakFrom' || kind === 'breakUntil')
  const last = breaks.at(-1)
  return last?.kind === 'breakFrom' ? last.at : undefined
}

export interface AttendanceSum {
  inAt: Date | null
  outAt: Date | null
  absent: boolean
  absentReason: AttendanceReason | null
  lateMinutes: number
  earlyMinutes: number
  breakMinutes: number
}

/** What marks add up to: the first coming, the last leaving; coming outweighs having been marked absent. Minutes are whole; without a shift nobody is late. */
export function sumOfMarks(marks: readonly Mark[], due: Due | undefined): AttendanceSum {
  const sorted = inOrder(marks)
  const inAt = sorted.find(({ kind }) => kind === 'in')?.at ?? null
  const outAt = sorted.findLast(({ kind }) => kind === 'out')?.at ?? null
  const absence = inAt ? undefined : sorted.findLast(({ kind }) => kind === 'absent')
  return {
    inAt,
    outAt,
    absent: Boolean(absence),
    absentReason: absence?.reason ?? null,
    lateMinutes: beyondGrace(inAt && due && inAt.getTime() - due.from.getTime()),
    earlyMinutes: beyondGrace(outAt && due && due.until.getTime() - outAt.getTime()),
    breakMinutes: breakMinutes(sorted, outAt),
  }
}

function beyondGrace(ms: number | null | undefined): number {
  const minutes = Math.floor((ms ?? 0) / MINUTE)
  return minutes > GRACE_MINUTES ? minutes : 0
}

function breakMinutes(sorted: readonly Mark[], outAt: Date | null): number {
  let since: Date | undefined
  let ms = 0
  for (const { kind, at } of sorted) {
    if (kind === 'breakFrom') since ??= at
    if (kind !== 'breakUntil' || !since) continue
    ms += at.getTime() - since.getTime()
    since = undefined
  }
  // Who left during a break did not come back from it.
  if (since && outAt && outAt > since) ms += outAt.getTime() - since.getTime()
  return Math.floor(ms / MINUTE)
}

function inOrder(marks: readonly Mark[]): Mark[] {
  return [...marks].sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1))
}
