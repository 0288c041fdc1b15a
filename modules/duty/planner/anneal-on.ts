import type { Compiled } from './compiled.ts'
import { annealFor, boardOf, type Searcher } from './searcher.ts'

const ROUND_MS = 15_000
// Moves for each person and day that a full annealing takes, and about how many a millisecond has.
const FULL_MOVES = 20_000
const MOVES_A_MS = 800

/** Annealing again and again from the best roster that either searcher has: for rosters too large for column generation. */
export function annealOn(searcher: Searcher): void {
  const { c, left, tell, heard } = searcher
  const board = boardOf(c, searcher.start)
  let best: { x: Int32Array; cost: number } = { x: board.x.slice(), cost: board.cost }
  while (left() > 0) {
    const time = Math.min(left(), Math.max(ROUND_MS, left() / 2))
    annealFor(searcher, board, time, heatFor(c, time), keep)
    keep(board.x, board.cost)
    for (const news of heard()) if (news.kind === 'roster' && news.cost < best.cost - 1e-9) best = news
    board.copyFrom(best.x)
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
