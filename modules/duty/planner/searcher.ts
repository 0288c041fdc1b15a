import { anneal, findHeat } from './anneal.ts'
import { Board } from './board.ts'
import type { Compiled } from './compiled.ts'
import type { Random } from './random.ts'

/** What searchers tell each other and whoever waits for them. */
export type News = { kind: 'roster'; x: Int32Array; cost: number } | { kind: 'bound'; bound: number }

/** What a searcher is given: where to begin, how long, and how to talk with the other one. */
export interface Searcher {
  c: Compiled
  random: Random
  /** Milliseconds until the search must end; not above 0 when it has been told to stop. */
  left: () => number
  tell: (news: News) => void
  /** What the other searcher told since the last call. */
  heard: () => News[]
  /** The roster to begin from, by slot at p * D + d. */
  start: Int32Array
}

/** Whether one programme over everybody has a chance: some sixty people and a month or two. */
export function suitsColumns(c: Compiled): boolean {
  const slots = c.under.filter((under, s) => under > 0 || c.over[s]! > 0).length
  return c.D <= 62 && c.P + slots <= 500
}

export function boardOf(c: Compiled, x: Int32Array): Board {
  const board = new Board(c)
  board.copyFrom(x)
  return board
}

/** Anneals for some milliseconds, from a share of the heat that suits the board. */
export function annealFor(
  { random, left }: Pick<Searcher, 'random' | 'left'>,
  board: Board,
  time: number,
  heat: number,
  onBetter?: (x: Int32Array, cost: number) => void,
): void {
  const end = left() - time
  const { from, to } = findHeat(board, random)
  const share = () => (left() <= 0 ? 1 : 1 - (left() - end) / time)
  anneal(board, random, { share }, { from: Math.max(from * heat, to), to }, onBetter)
}
