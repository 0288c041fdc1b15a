import { anneal, findHeat, MOVES_A_LOOK } from './anneal.ts'
import { Board } from './board.ts'
import { smallestStep } from './compiled.ts'
import { dive } from './dive.ts'
import { Master } from './master.ts'
import { Neighbourhoods } from './neighbourhood.ts'
import type { Random } from './random.ts'
import { solveRoot } from './whole-shortage.ts'
import { RowFinder } from './window-row.ts'

export interface ColumnSearch {
  random: Random
  stop: () => boolean
  /** When to leave the programme over everybody as it is and look for rosters. */
  rootStop: () => boolean
  /** A better roster than any before, by slot at p * D + d. */
  onBetter: (x: Int32Array, cost: number) => void
  onBound: (bound: number) => void
  /** The best roster that others have found meanwhile, if there is one. */
  elsewhere?: () => { x: Int32Array; cost: number } | undefined
}

/**
 * Column generation from the roster on the board: first the programme over shares of rows, which gives the bound; then
 * dives to whole rows, of everybody at first, later of parts of the best roster. Ends when told or proven best.
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
  const centre = solveRoot(master, rows, {
    people: everyone,
    stop: options.rootStop,
    below: () => best - step,
    onBound,
  })
  // What no row can do better at the prices of the whole programme: people far above it are the likelier to be moved.
  const least = everyone.map((p) => (centre ? rows.wholeRow(p, centre).bound : 0))
  const parts = new Neighbourhoods()
  let idle = 0
  let dives = 0
  // The first rosters to search around come from dives: near the programme's answer, though not always the best yet.
  for (let round = 0; !stop() && best > bound + 1e-6; round++) {
    const other = options.elsewhere?.()
    if (other && other.cost < best) take(other.x)
    if (round === 0 || idle > MOST_IDLE) {
      diveWhole()
      continue
    }
    const standing = master.startFrom(board)
    const regret = Float64Array.from(everyone, (p) =>
      centre ? Math.max(0, master.priceOf(standing[p]!, centre) - least[p]!) : 1,
    )
    const people = parts.open(master, board, random, regret)
    const below = board.cost - step
    const found = dive(master, rows, random, { people, below, ...SETTLE[random.below(2)]!, stop, centre })
    for (const p of everyone) master.free(p)
    const before = board.cost
    for (const at of found ?? []) board.setRow(master.columns[at]!.p, master.columns[at]!.slots)
    idle++
    if (board.cost < before - 1e-9) idle = 0
    parts.close(idle === 0)
    if (idle === 0) take(board.x)
  }

  function diveWhole(): void {
    idle = 0
    parts.shrink()
    const below = Number.POSITIVE_INFINITY
    const found = dive(master, rows, random, { people: everyone, below, ...SETTLE[dives++ % 2]!, stop, centre })
    for (const at of found ?? []) board.setRow(master.columns[at]!.p, master.columns[at]!.slots)
    polish(board, random, stop)
    take(board.x)
  }

  function take(x: Int32Array): void {
    board.copyFrom(x)
    if (board.cost >= best - 1e-9) return
    best = board.cost
    options.onBetter(board.x.slice(), best)
  }

  function onBound(found: number): void {
    const whole = step === 1 ? Math.ceil(found - 1e-6) : found
    if (whole <= bound) return
    bound = whole
    options.onBound(bound)
  }
}

const MOST_IDLE = 60
const SETTLE = [
  { settle: 'days', firstRounds: 15, roundsAStep: 4, share: 0.15 },
  { settle: 'rows', firstRounds: 15, roundsAStep: 2, share: 0.125 },
] as const
const POLISH = 150_000

/** Anneals for a moment from low heat: settles what a dive left standing at its end. */
function polish(board: Board, random: Random, stop: () => boolean): void {
  let moves = 0
  const share = () => {
    const now = stop() ? 1 : moves / POLISH
    moves += MOVES_A_LOOK
    return now
  }
  const { from, to } = findHeat(board, random)
  anneal(board, random, { share }, { from: Math.min(from, to * 20), to })
}
