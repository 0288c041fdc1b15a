import { localClock, localDay } from '../../../platform/shared/dates.ts'
import type { ShiftShown } from '../board.ts'

/** '18:00–24:00', China time. */
export function clockText({ from, until }: { from: string; until: string }): string {
  const end = localClock(new Date(until))
  return `${localClock(new Date(from))}–${end === '00:00' ? '24:00' : end}`
}

/** '08:00–次日08:00' where it ends on another day, so that a turn of 24 hours does not read as none. */
export function fullSpan({ from, until }: { from: string; until: string }): string {
  const end = localClock(new Date(until))
  const next = localDay(new Date(until)) !== localDay(new Date(from)) && end !== '00:00'
  return next ? `${localClock(new Date(from))}–次日${end}` : clockText({ from, until })
}

const weekdays = { zh: ['日', '一', '二', '三', '四', '五', '六'], en: ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'] }

/** '9-14 周三': short enough for the head of a column. */
export function dayHead(day: string, language: 'zh' | 'en'): string {
  const [, month, date] = day.split('-').map(Number)
  const weekday = weekdays[language][new Date(`${day}T00:00:00Z`).getUTCDay()]
  return language === 'zh' ? `${month}月${date}日 周${weekday}` : `${date}/${month} ${weekday}`
}

export interface PostLine {
  postId: string
  postName: string
  place: string
  days: Map<string, ShiftShown[]>
  missing: number
}

/** Shifts as lines of a grid: one for each post, the ones with gaps first, shifts by the day they begin. */
export function postLines(shifts: readonly ShiftShown[]): PostLine[] {
  const lines = [...Map.groupBy(shifts, ({ postId }) => postId)].map(([postId, some]) => {
    const [first] = some as [ShiftShown]
    return {
      postId,
      postName: first.postName,
      place: first.areaName === first.precinctName ? first.areaName : `${first.precinctName} ${first.areaName}`,
      days: Map.groupBy(some, ({ day }) => day),
      missing: some.reduce((sum, { missing }) => sum + missing, 0),
    }
  })
  return lines.sort(
    (a, b) => Number(b.missing > 0) - Number(a.missing > 0) || a.postName.localeCompare(b.postName, 'zh-CN'),
  )
}

/** Shifts with gaps that are on now or begin within four hours, the soonest first. */
export function gapsSoon(shifts: readonly ShiftShown[], now: Date): ShiftShown[] {
  const soon = new Date(now.getTime() + 4 * 3_600_000)
  return shifts
    .filter(
      ({ missing, from, until, draft }) => !draft && missing > 0 && new Date(from) < soon && new Date(until) > now,
    )
    .sort((a, b) => a.from.localeCompare(b.from) || b.missing - a.missing)
}

/** The place of a shift that somebody who serves as `role` would take: the same role where it is free, else the first that is. */
export function placeFor(shift: ShiftShown, role: string): string | undefined {
  const free = shift.places.filter(({ wanted, taken }) => taken < wanted)
  return (free.find((one) => one.role === role) ?? free[0] ?? shift.places.find((one) => one.role === role))?.role
}

export function todayIn(): string {
  return localDay(new Date())
}
