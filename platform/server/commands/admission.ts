import { isSmall } from './waiting-line.ts'

/** Lets requests in as far as they can be worked off soon, and tells the others when to come back. */
export interface Admission {
  /** Undefined = come in. Otherwise nothing was kept, and after so many milliseconds there is a place. */
  whenToReturn(commands: number): number | undefined
  /** So many commands landed; `more` = others still wait, so the time until the next landing is time at work. */
  landed(commands: number, more: boolean): void
  /** How many commands may fly together so that nobody waits long for the next flight. */
  flightSize(most: number): number
}

/** What waits at most: gathered commands about half a second of work, of people at work a little more. */
const LIMITS = { large: 2_000, small: 10_000 }
/** Commands a second before anything was measured. */
const FIRST_GUESS = 6_000
/** Places are given out for a little more than was measured: an idle server costs more than a phone that comes twice. */
const OVERBOOKED = 1.3
const MEASURE_MS = 200
/** How long a flight may take, by the measured pace; below the smallest the way to the database is not worth it. */
const FLIGHT_MS = 50
const SMALLEST_FLIGHT = 100
const WEIGHT = 0.3
const SOONEST_MS = 300
const LATEST_MS = 60_000

/**
 * Admission by measured pace: each one sent away is given the next free place, so that two thousand phones that come back
 * at once come one after the other and not all together again.
 */
export function openAdmission(waiting: () => number, clock: () => number = () => performance.now()): Admission {
  let pace = FIRST_GUESS
  let since: number | undefined
  let done = 0
  let bookedUntil = 0

  return {
    whenToReturn(commands) {
      if (waiting() < (isSmall(commands) ? LIMITS.small : LIMITS.large)) return undefined
      const now = clock()
      const perMs = (pace * OVERBOOKED) / 1000
      bookedUntil = Math.max(bookedUntil, now + SOONEST_MS) + commands / perMs
      const after = bookedUntil - now
      // Beyond the last place nothing is promised: they ask again, at different times.
      if (after > LATEST_MS) {
        bookedUntil = now + LATEST_MS
        return Math.round(LATEST_MS * (0.5 + Math.random() / 2))
      }
      return Math.round(after)
    },
    landed(commands, more) {
      const now = clock()
      if (since === undefined) since = now
      else done += commands
      const spent = now - since
      if (spent >= MEASURE_MS) {
        pace += ((done / spent) * 1000 - pace) * WEIGHT
        since = now
        done = 0
      }
      if (!more) {
        since = undefined
        done = 0
      }
    },
    flightSize: (most) => Math.min(most, Math.max(SMALLEST_FLIGHT, Math.round((pace * FLIGHT_MS) / 1000))),
  }
}
