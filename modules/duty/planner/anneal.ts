import type { Board } from './board.ts'
import { isLegal } from './legal.ts'
import { Gaps, Move, proposeMove } from './moves.ts'
import type { Random } from './random.ts'

/** Tells a search when to stop, and how far through its time it is. */
export interface Pace {
  /** 0 at the start, 1 when the time or the iterations are used up; above 1 to stop now. */
  share(): number
}

/** How many moves are tried between two looks at the pace. */
export const MOVES_A_LOOK = 2000

/**
 * Simulated annealing from the roster on the board, within the rules all the time. The board ends on the best roster
 * seen. Deterministic for a random source and a pace that counts iterations.
 */
export function anneal(
  board: Board,
  random: Random,
  pace: Pace,
  heat: { from: number; to: number },
  onBetter?: (x: Int32Array, cost: number) => void,
): void {
  const move = new Move()
  const gaps = new Gaps()
  let best = board.cost
  const kept = board.x.slice()
  let unsaved = false
  let told = best
  for (let share = pace.share(); share < 1; share = pace.share()) {
    gaps.look(board)
    const temperature = heat.from * (heat.to / heat.from) ** share
    for (let i = 0; i < MOVES_A_LOOK; i++) {
      if (!proposeMove(board, random, move, gaps)) continue
      const before = board.cost
      move.apply(board)
      const worse = board.cost - before
      if (worse > 0 && (worse > temperature * 20 || random.next() >= Math.exp(-worse / temperature))) {
        move.takeBack(board)
        board.cost = before
        continue
      }
      if (!keepsRules(board, move)) {
        move.takeBack(board)
        board.cost = before
        continue
      }
      // Copies wait until the way down ends: most better rosters are followed by a still better one.
      if (worse > 0 && unsaved) {
        move.takeBack(board)
        kept.set(board.x)
        move.apply(board)
        unsaved = false
      }
      if (board.cost < best - 1e-9) {
        best = board.cost
        unsaved = true
      }
    }
    if (unsaved && board.cost <= best + 1e-9) {
      kept.set(board.x)
      unsaved = false
    }
    if (!unsaved && best < told - 1e-9 && onBetter) {
      told = best
      onBetter(kept, best)
    }
  }
  if (!unsaved) board.copyFrom(kept)
}

/** Whether all who were moved keep the rules, and no slot has more people than it takes. */
export function keepsRules(board: Board, move: Move): boolean {
  const { c } = board
  let first = c.D
  let last = 0
  const p = move.p[0]!
  let other = -1
  for (let i = 0; i < move.size; i++) {
    const d = move.d[i]!
    const s = move.s[i]!
    if (s >= 0 && board.count[s]! > c.most[s]!) return false
    if (d < first) first = d
    if (d > last) last = d
    if (move.p[i] !== p) other = move.p[i]!
  }
  return isLegal(board, p, first, last) && (other < 0 || isLegal(board, other, first, last))
}

/** Temperatures that suit the board: from where half of the usual worsenings pass to where the smallest seldom do. */
export function findHeat(board: Board, random: Random): { from: number; to: number } {
  const move = new Move()
  const gaps = new Gaps()
  const steps: number[] = []
  for (let i = 0; i < 20_000 && steps.length < 1000; i++) {
    if (!proposeMove(board, random, move, gaps)) continue
    const before = board.cost
    move.apply(board)
    if (board.cost > before + 1e-6 && keepsRules(board, move)) steps.push(board.cost - before)
    move.takeBack(board)
    board.cost = before
  }
  steps.sort((a, b) => a - b)
  const at = (share: number) => steps[Math.floor(share * (steps.length - 1))] ?? 1
  return { from: at(0.3), to: Math.max(at(0.02) * 0.15, 1e-3) }
}
