import { anneal, findHeat, MOVES_A_LOOK } from './anneal.ts'
import { Board } from './board.ts'
import { smallestStep } from './compiled.ts'
import { dive } from './dive.ts'
import { type Generated, generateRows } from './generate-rows.ts'
import { Master } from './master.ts'
import type { Random } from './random.ts'
import { roundShares } from './round-shares.ts'
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
  let best = start.cost
  let bound = Number.NEGATIVE_INFINITY
  const step = smallestStep(c)
  const onRound = (round: Generated) => {
    const whole = step === 1 ? Math.ceil(round.bound - 1e-6) : round.bound
    if (whole <= bound) return
    bound = whole
    options.onBound(bound)
  }
  const { prices: centre } = generateRows(master, rows, {
    people: everyone,
    stop,
    tolerance: 0.01,
    mostRounds: 1e9,
    exact: true,
    onRound,
  })
  // What no row can do better at the prices of the whole programme: people far above it are the likelier to be moved.
  const least = everyone.map((p) => (centre ? rows.wholeRow(p, centre).bound : 0))
  const large = master.lp.basis.m > LARGE
  const smallest = large ? 0.08 : 0.25
  let moves = THOROUGH
  let share = smallest
  let idle = 0
  // The first rosters to search around come from dives: near the programme's answer, though not always the best yet.
  for (let round = 0; !stop() && best > bound + 1e-6; round++) {
    const other = options.elsewhere?.()
    if (other && other.cost < best) take(other.x)
    const whole = round === 0 || idle > (large ? 10 : 60)
    if (whole && large) {
      generateRows(master, rows, { people: everyone, stop, tolerance: 0.01, mostRounds: 3, exact: false, centre })
      roundShares(master, board, random)
      polish(board, random, stop, moves)
      moves *= 1.6
      idle = 0
      take(board.x)
      continue
    }
    const standing = round === 0 ? [] : master.startFrom(board)
    const people = whole ? everyone : neighbours(standing, Math.max(4, Math.round(c.P * share)))
    const held = new Set(people)
    for (const p of everyone) if (!held.has(p)) master.fix(p, standing[p]!)
    const below = whole ? Number.POSITIVE_INFINITY : board.cost - step
    const found = dive(master, rows, random, { people, below, roundsAStep: whole ? 2 : 6, stop, centre })
    for (const p of everyone) if (!held.has(p)) master.free(p)
    idle++
    share = Math.min(0.7, share * 1.03)
    if (!found) continue
    const before = board.cost
    const kept = board.x.slice()
    for (const at of found) board.setRow(master.columns[at]!.p, master.columns[at]!.slots)
    if (whole) {
      polish(board, random, stop)
    } else if (board.cost >= before - 1e-9) {
      board.copyFrom(kept)
      continue
    }
    idle = 0
    share = smallest
    take(board.x)
  }

  function take(x: Int32Array): void {
    board.copyFrom(x)
    if (board.cost >= best - 1e-9) return
    best = board.cost
    options.onBetter(board.x.slice(), best)
  }

  function neighbours(standing: readonly number[], many: number): number[] {
    const regret = standing.map((at, p) => (centre ? Math.max(0, master.priceOf(at, centre) - least[p]!) : 1))
    const usual = regret.reduce((sum, one) => sum + one, 0) / c.P + 1e-9
    const drawn = everyone.map((p) => ({ p, at: random.next() ** (1 / (regret[p]! / usual + 0.5)) }))
    return drawn
      .sort((one, other) => other.at - one.at)
      .slice(0, many)
      .map(({ p }) => p)
  }
}

// Above this many rows of the programme a dive over all people takes longer than bettering what rounding leaves.
const LARGE = 300
const POLISH = 150_000
const THOROUGH = 2_500_000

/** Anneals for a moment from low heat: settles what a dive left standing at its end. */
function polish(board: Board, random: Random, stop: () => boolean, most = POLISH): void {
  let moves = 0
  const share = () => {
    const now = stop() ? 1 : moves / most
    moves += MOVES_A_LOOK
    return now
  }
  const { from, to } = findHeat(board, random)
  anneal(board, random, { share }, { from: most > POLISH ? from * 0.2 : Math.min(from, to * 20), to })
}
