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

/** A server that names a time gives each phone its own place: never before it, and at most a tenth later by `chance`. */
export function asAsked(afterMs: number, chance: number): number {
  return Math.ceil(afterMs * (1 + chance / 10))
}

/** How long the server asks to wait before what it did not take is sent again; undefined when it took everything. */
export function askedToWait(answers: readonly { outcome: string; afterMs?: number }[]): number | undefined {
  const later = answers.filter((answer) => answer.outcome === 'retry')
  return later.length > 0 ? Math.max(...later.map((answer) => answer.afterMs ?? 0)) : undefined
}
