import { addDays, type LocalDay, localStamp, startOfLocalDay } from '../../platform/shared/dates.ts'
import { clockOf, minuteOf } from './post.ts'

/** One shift of a day: from, until (no later than from: the next day), and what people call it. */
export interface DaySpan {
  from: string
  until: string
  name: string
}

interface Pattern {
  name: { zh: string; en: string }
  spans: readonly DaySpan[]
  /** Leaders take turns: one head, whatever the post's staffing says. */
  leader?: boolean
}

/** What a turn of leaders is called, and known by. */
export const leadersTurn = '领导带班'

/** Ways to cut a day into shifts. The playbook's own shifts of a kind of post are a pattern too, named `playbook`. */
export const patterns = {
  fourSixes: {
    name: { zh: '四班，每班6小时', en: 'Four shifts of 6 h' },
    spans: [
      { from: '00:00', until: '06:00', name: '夜班' },
      { from: '06:00', until: '12:00', name: '早班' },
      { from: '12:00', until: '18:00', name: '中班' },
      { from: '18:00', until: '24:00', name: '晚班' },
    ],
  },
  threeEights: {
    name: { zh: '三班，每班8小时', en: 'Three shifts of 8 h' },
    spans: [
      { from: '00:00', until: '08:00', name: '夜班' },
      { from: '08:00', until: '16:00', name: '早班' },
      { from: '16:00', until: '24:00', name: '中班' },
    ],
  },
  dayShift: {
    name: { zh: '白班，8时至20时', en: 'Day shift, 08–20' },
    spans: [{ from: '08:00', until: '20:00', name: '白班' }],
  },
  twoTwelves: {
    name: { zh: '两班，每班12小时', en: 'Two shifts of 12 h' },
    spans: [
      { from: '08:00', until: '20:00', name: '白班' },
      { from: '20:00', until: '08:00', name: '夜班' },
    ],
  },
  fullDay: {
    name: { zh: '24小时，次日8时交接', en: '24 h, relieved at 08:00' },
    spans: [{ from: '08:00', until: '08:00', name: '全天班' }],
  },
  leaders: {
    name: { zh: '领导带班，24小时轮值', en: 'Leaders’ turn of 24 h' },
    spans: [{ from: '08:00', until: '08:00', name: leadersTurn }],
    leader: true,
  },
} satisfies Record<string, Pattern>

export type PatternName = keyof typeof patterns
export const patternNames = Object.keys(patterns) as [PatternName, ...PatternName[]]

/** A turn of leaders: 24 hours of answering for a place, told by its name. They rest on call, so rules on hours do not count it. */
export function isLeadersTurn({ name }: { name: string }): boolean {
  return name === leadersTurn
}

/** A shift of a day in time. `night`: at least three hours of it lie between 22:00 and 06:00. */
export interface LaidSpan {
  name: string
  day: LocalDay
  from: Date
  until: Date
  night: boolean
}

/** A span of a day as moments; one that ends no later than it begins ends on the next day. */
export function layOut({ from, until, name }: DaySpan, day: LocalDay): LaidSpan {
  const [start, end] = [minuteOf(from), minuteOf(until)]
  const begins = new Date(startOfLocalDay(day).getTime() + start * 60_000)
  const ends = new Date(startOfLocalDay(day).getTime() + (end > start ? end : end + 1440) * 60_000)
  return { name, day, from: begins, until: ends, night: isNight(begins, ends) }
}

const NIGHT = [
  [22 * 60 - 1440, 6 * 60],
  [22 * 60, 6 * 60 + 1440],
  [22 * 60 + 1440, 6 * 60 + 2880],
] as const

/** At least three hours between 22:00 and 06:00. */
export function isNight(from: Date, until: Date): boolean {
  return nightMinutes(from, until) >= 180
}

function nightMinutes(from: Date, until: Date): number {
  const offset = (from.getTime() / 60_000 + 8 * 60) % 1440
  const end = offset + (until.getTime() - from.getTime()) / 60_000
  return NIGHT.reduce((sum, [dusk, dawn]) => sum + Math.max(0, Math.min(end, dawn) - Math.max(offset, dusk)), 0)
}

/** What to call a playbook's shift that has no name: by the hour it begins. */
export function nameOfSpan(from: string): string {
  const hour = Math.floor(minuteOf(from) / 60)
  if (hour < 6) return '夜班'
  if (hour < 12) return '早班'
  if (hour < 18) return '中班'
  return '晚班'
}

/** The days from one up to but without another. */
export function daysUpTo(from: LocalDay, until: LocalDay): LocalDay[] {
  const days: LocalDay[] = []
  for (let day = from; day < until; day = addDays(day, 1)) days.push(day)
  return days
}

/** '18:00–24:00', as tables print it. */
export function clockSpan({ from, until }: { from: Date; until: Date }): string {
  const minutes = (at: Date) => (at.getTime() / 60_000 + 8 * 60) % 1440
  return `${clockOf(minutes(from))}–${clockOf(minutes(until) || 1440)}`
}

/** '2022-09-14 18:00–24:00', the same in both languages. */
export function stampSpan({ from, until }: { from: Date; until: Date }): string {
  return `${localStamp(from).slice(0, 10)} ${clockSpan({ from, until })}`
}
