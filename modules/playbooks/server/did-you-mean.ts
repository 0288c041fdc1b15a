/** The known word nearest to a mistyped one, or nothing when none is near enough to be meant. */
export function didYouMean(typed: string, known: readonly string[]): string | undefined {
  const most = Math.max(2, Math.floor(typed.length / 3))
  const [nearest] = known
    .map((word) => ({ word, away: distance(typed.toLowerCase(), word.toLowerCase()) }))
    .filter(({ away }) => away <= most)
    .sort((a, b) => a.away - b.away)
  return nearest?.word
}

/** Levenshtein's distance, one row of the table at a time. */
function distance(from: string, to: string): number {
  // Keys are typed by hand; a longer one is no slip of the finger, and the table would be large.
  if (from.length > 80 || to.length > 80) return Number.POSITIVE_INFINITY
  let row = Array.from({ length: to.length + 1 }, (_, at) => at)
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...to].entries()) {
      next.push(Math.min((row[j] ?? 0) + (letter === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
