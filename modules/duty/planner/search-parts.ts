import type { Board } from './board.ts'
import { type Compiled, coverCost, smallestStep } from './compiled.ts'
import { dive } from './dive.ts'
import { isLegal } from './legal.ts'
import { Master } from './master.ts'
import { cutPart, mayServe } from './part.ts'
import type { Random } from './random.ts'
import { ANY } from './row-prices.ts'
import { RowFinder } from './window-row.ts'

export interface PartSearch {
  random: Random
  stop: () => boolean
  onBetter: (x: Int32Array, cost: number) => void
  /** The best roster that others have found meanwhile, if there is one. */
  elsewhere?: () => { x: Int32Array; cost: number } | undefined
}

const LENGTHS = [5, 7, 10, 14, 21, 30]
const FEWEST = 4
/** Days of people that are freed at first, and at most. */
const SMALLEST = 120
const LARGEST = 900
/** Rows of a programme that is still solved in a second or two. */
const MOST_ROWS = 350

/**
 * Betters the roster on the board part by part, each by column generation: some weeks of some people, around slots that
 * cost something. For rosters whose programme as a whole would be too large.
 */
export function searchParts(board: Board, options: PartSearch): void {
  const { random, stop } = options
  const { c } = board
  const step = smallestStep(c)
  let size = SMALLEST
  while (!stop()) {
    const other = options.elsewhere?.()
    if (other && other.cost < board.cost - 1e-9) board.copyFrom(other.x)
    const length = Math.min(c.D, LENGTHS[random.below(LENGTHS.length)]!)
    const s = dearSlot(board, random)
    const people = around(c, s, random, Math.max(FEWEST, Math.round(size / length)))
    const days = Math.min(length, Math.floor((MOST_ROWS - people.length) / slotsADay(c, people)))
    if (days < 2) continue
    const a = Math.max(0, Math.min(c.D - days, c.slotDay[s]! - random.below(days)))
    const better = betterPart(board, people, a, a + days, { step, random, stop })
    size = better ? Math.max(SMALLEST, size * 0.95) : Math.min(LARGEST, size * 1.01)
    if (better) options.onBetter(board.x.slice(), board.cost)
  }
}

function betterPart(
  board: Board,
  people: number[],
  a: number,
  e: number,
  { step, random, stop }: Pick<PartSearch, 'random' | 'stop'> & { step: number },
): boolean {
  const part = cutPart(board, people, a, e)
  const { D, P } = part.c
  const master = new Master(part.board, random)
  const inPart = Array.from({ length: P }, (_, p) => p)
  for (const p of inPart) {
    master.held.set(part.board.row(p), p * D)
    master.held.fill(ANY, p * D + part.a, p * D + part.e)
  }
  const dived = {
    people: inPart,
    below: part.board.cost - step,
    settle: 'days' as const,
    firstRounds: 20,
    roundsAStep: 4,
    share: 0.2,
  }
  const found = dive(master, new RowFinder(part.board), random, { ...dived, stop, centre: undefined })
  if (!found) return false
  for (const at of found) part.board.setRow(master.columns[at]!.p, master.columns[at]!.slots)
  const before = board.cost
  const kept = board.x.slice()
  part.putBack(board)
  if (board.cost < before - 1e-9 && people.every((p) => isLegal(board, p, a, e - 1))) return true
  board.copyFrom(kept)
  board.cost = before
  return false
}

/** A slot drawn by what it costs now. */
function dearSlot({ c, count }: Board, random: Random): number {
  return random.byWeight(Float64Array.from({ length: c.S }, (_, s) => coverCost(c, s, count[s]!) + 1e-3))
}

/** So many people, first half of them, or all there are, who may serve slot s. */
function around(c: Compiled, s: number, random: Random, many: number): number[] {
  const may = (p: number) => c.may[p * c.stations + c.slotStation[s]!] === 1
  const shuffled = [...random.shuffled(c.P)]
  const able = shuffled.filter(may)
  const first = able.slice(0, able.length <= many ? many : Math.ceil(many / 2))
  const rest = shuffled.filter((p) => !first.includes(p)).slice(0, many - first.length)
  return [...first, ...rest].sort((p, q) => p - q)
}

/** How many slots of a day these people may serve, about. */
function slotsADay(c: Compiled, people: readonly number[]): number {
  const may = mayServe(c, people)
  let slots = 0
  for (let s = 0; s < c.S; s++) slots += may[c.slotStation[s]!]!
  return slots / c.D + 1e-9
}
