import { Board } from './board.ts'
import { dive } from './dive.ts'
import { smallestStep } from './compiled.ts'
import { type Generated, generateRows } from './generate-rows.ts'
import { Master } from './master.ts'
import type { Random } from './random.ts'
import { RowFinder } from './window-row.ts'

export interface ColumnSearch {
  random: Random
  stop: () => boolean
  /** A better roster than any before, by slot at p * D + d. */
  onBetter: (x: Int32Array, cost: number) => void
  onBound: (bound: number) => void
  /** The best roster that others have found meanwhile, if there is one. */
  elsewhere?: () => { x: Int32Array; cost: number } | undefined
}

/**
 * Column generation from the roster on the board: first the programme over shares of rows, which gives the bound; then
 * dives to whole rows, all people at first, later groups of them around the best roster. Ends when told or proven best.
 */
export function searchColumns(start: Board, options: ColumnSearch): void {
  const { random, stop } = options
  const { c } = start
  const everyone = Array.from({ length: c.P }, (_, p) => p)
  const master = new Master(start, random)
  const rows = new RowFinder(start)
  const board = new Board(c)
  board.copyFrom(start.x)
  let kept: Int32Array = start.x.slice()
  let best = start.cost
  let bound = Number.NEGATIVE_INFINITY
  const step = smallestStep(c)
  const onRound = (round: Generated) => {
    const whole = step === 1 ? Math.ceil(round.bound - 1e-6) : round.bound
    if (whole <= bound) return
    bound = whole
    options.onBound(bound)
  }
  generateRows(master, rows, { people: everyone, stop, tolerance: 0.01, mostRounds: 1e9, onRound })
  let patience = 0
  for (let round = 0; !stop() && best > bound + 1e-6; round++) {
    const other = options.elsewhere?.()
    if (other && other.cost < best) take(other.x)
    const whole = round < 2 || round % 12 === 0
    const people = whole ? everyone : neighbours(Math.min(c.P, Math.round(c.P * (0.25 + 0.1 * Math.min(5, patience)))))
    const fixed = everyone.filter((p) => !people.includes(p))
    for (const p of fixed) master.fix(p, master.add(p, board.row(p)))
    const found = dive(master, rows, random, { people, below: best - step, roundsAStep: whole ? 6 : 4, stop })
    for (const p of fixed) master.free(p)
    const before = best
    if (found) {
      for (const at of found) board.setRow(master.columns[at]!.p, master.columns[at]!.slots)
      if (board.cost < best - 1e-9) take(board.x.slice())
      else board.copyFrom(kept)
    }
    patience = best < before ? 0 : (patience + 0.25) % 6
  }

  function take(x: Int32Array): void {
    board.copyFrom(x)
    kept = x
    best = board.cost
    options.onBetter(x, best)
  }

  function neighbours(many: number): number[] {
    return [...random.shuffled(c.P).subarray(0, many)]
  }
}
