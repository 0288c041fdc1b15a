import type { Compiled } from './compiled.ts'
import { searchParts } from './search-parts.ts'
import { annealFor, boardOf, type Searcher } from './searcher.ts'

const ROUND_MS = 15_000
// Moves for each person and day that a full annealing takes, and about how many a millisecond has.
const FULL_MOVES = 20_000
const MOVES_A_MS = 800
// With more than this, no part of some people has few enough rows.
const MOST_SLOTS_A_DAY = 60

/** Annealing from the best roster that either searcher has, and then part by part: for rosters too large for one programme. */
export function annealOn(searcher: Searcher): void {
  const { c, left, tell, heard, random } = searcher
  const board = boardOf(c, searcher.start)
  let best: { x: Int32Array; cost: number } = { x: board.x.slice(), cost: board.cost }
  const parts = c.S / c.D <= MOST_SLOTS_A_DAY
  while (left() > 0) {
    const time = parts ? left() * 0.5 : Math.min(left(), Math.max(ROUND_MS, left() / 2))
    annealFor(searcher, board, time, heatFor(c, time), keep)
    keep(board.x, board.cost)
    const other = elsewhere()
    if (other) best = other
    board.copyFrom(best.x)
    if (parts) searchParts(board, { random, stop: () => left() <= 0, onBetter: keep, elsewhere })
  }

  function elsewhere(): { x: Int32Array; cost: number } | undefined {
    let found: { x: Int32Array; cost: number } | undefined
    for (const news of heard()) if (news.kind === 'roster' && news.cost < (found ?? best).cost - 1e-9) found = news
    return found
  }

  function keep(x: Int32Array, cost: number): void {
    if (cost >= best.cost - 1e-9) return
    best = { x: x.slice(), cost }
    tell({ kind: 'roster', ...best })
  }
}

/** How much heat the time allows: a large roster annealed from full heat in a short time ends worse than it began. */
function heatFor({ P, D }: Compiled, time: number): number {
  return Math.min(1, (time * MOVES_A_MS) / (P * D) / FULL_MOVES)
}
