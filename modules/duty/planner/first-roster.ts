import { Board } from './board.ts'
import type { Compiled } from './compiled.ts'
import { fillGaps } from './fill-gaps.ts'
import type { Random } from './random.ts'
import { marginalPrice } from './row-prices.ts'
import { RowFinder } from './window-row.ts'

/**
 * A roster at once: person after person, the scarcest first, each gets the row that is best given who already stands
 * where. Slots that few could fill are worth more. `stuck`: people for whom no row keeps all rules; they serve
 * what is pinned and nothing else.
 */
export function firstRoster(c: Compiled, random: Random): { board: Board; stuck: number[] } {
  const board = new Board(c)
  const rows = new RowFinder(board)
  const scarcity = scarcityOf(c)
  const prices = new Float64Array(c.S)
  const stuck: number[] = []
  for (let s = 0; s < c.S; s++) price(s)
  for (const p of order(c, random)) {
    const { slots } = rows.wholeRow(p, prices)
    if (slots) board.setRow(p, slots)
    else {
      stuck.push(p)
      board.setRow(p, c.pin.subarray(p * c.D, (p + 1) * c.D))
    }
    for (let d = 0; d < c.D; d++) if (board.x[p * c.D + d]! >= 0) price(board.x[p * c.D + d]!)
  }
  fillGaps(board, gapsOf(board))
  return { board, stuck }

  function price(s: number): void {
    const worth = marginalPrice(board, s)
    prices[s] = worth < 0 ? worth * (1 + scarcity[s]!) : worth
  }
}

/** Places missing in slots that take no more than they need; elsewhere a gap may be meant, and is left to the search. */
function gapsOf({ c, count }: Board): number[] {
  const gaps: number[] = []
  for (let s = 0; s < c.S; s++)
    if (c.most[s] === c.need[s]) for (let missing = c.need[s]! - count[s]!; missing > 0; missing--) gaps.push(s)
  return gaps
}

/** For each slot, the head-count needed over those who could serve it, at most 1. */
function scarcityOf(c: Compiled): Float64Array {
  const able = new Int32Array(c.stations * c.D)
  for (let p = 0; p < c.P; p++)
    for (let t = 0; t < c.stations; t++)
      if (c.may[p * c.stations + t] === 1) for (let d = 0; d < c.D; d++) able[t * c.D + d]! += 1 - c.off[p * c.D + d]!
  return Float64Array.from({ length: c.S }, (_, s) => {
    const people = able[c.slotStation[s]! * c.D + c.slotDay[s]!]!
    return people === 0 ? 1 : Math.min(1, c.need[s]! / people)
  })
}

function order(c: Compiled, random: Random): Int32Array {
  const choices = new Float64Array(c.P)
  for (let p = 0; p < c.P; p++) for (let t = 0; t < c.stations; t++) choices[p]! += c.may[p * c.stations + t]!
  // Whoever is pinned goes first: a place that others have filled leaves no row for them.
  const free = (p: number) => (c.pin.subarray(p * c.D, (p + 1) * c.D).some((slot) => slot >= 0) ? 0 : 1)
  return random.shuffled(c.P).sort((p, q) => free(p) - free(q) || choices[p]! - choices[q]!)
}
