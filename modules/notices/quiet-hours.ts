import { addDays, localClock, localDay, startOfLocalDay } from '../../platform/shared/dates.ts'

const HOUR = 3_600_000
/** Nobody's phone rings between these local hours, unless what it rings for begins soon. */
const QUIET_FROM = 22
const QUIET_UNTIL = 7
/** What begins within this may wake somebody. */
const SOON_MS = 2 * HOUR

/** When a phone may ring for a message that is there at `now`: at once, in the morning, or two hours before what it speaks of begins. */
export function ringAt(now: Date, beginsAt: Date | undefined): Date {
  const morning = endOfQuiet(now)
  if (!morning) return now
  const soon = beginsAt ? Math.max(now.getTime(), beginsAt.getTime() - SOON_MS) : Number.POSITIVE_INFINITY
  return new Date(Math.min(morning.getTime(), soon))
}

/** When the quiet hours end that a moment lies in; undefined by day. */
function endOfQuiet(at: Date): Date | undefined {
  const hour = Number(localClock(at).slice(0, 2))
  if (hour < QUIET_FROM && hour >= QUIET_UNTIL) return undefined
  const day = hour >= QUIET_FROM ? addDays(localDay(at), 1) : localDay(at)
  return new Date(startOfLocalDay(day).getTime() + QUIET_UNTIL * HOUR)
}
