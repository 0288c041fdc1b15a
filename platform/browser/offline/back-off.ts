const first = 2_000
const longest = 60_000

/**
 * How long to wait, in milliseconds, after `failures` failures in a row: doubling from two seconds to one minute,
 * spread by `chance` (0 to 1) so that a township of phones does not come back in the same second.
 */
export function backOff(failures: number, chance: number): number {
  const span = Math.min(longest, first * 2 ** Math.max(0, failures - 1))
  return Math.round(span / 2 + (span / 2) * chance)
}
