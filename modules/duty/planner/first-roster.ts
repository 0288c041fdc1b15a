import { Board } from './board.ts'
import type { Compiled } from './compiled.ts'
import { fillGaps } from './fill-gaps.ts'
import { longRow } from './long-row.ts'
import type { Random } from './random.ts'
import { marginalPrice } from './row-prices.ts'
import { RowFinder } from './window-row.ts'

// Beyond two months the table over all totals grows too large.
const LONG = 62

/**
 * A roster at once: person after person, the scarcest first, each gets the row that is best given who already stands
 * where; then gaps are filled by moving others. Slots that few could fill are worth more, and days that are still bare.
 * `stuck`: people for whom no row keeps all rules; they serve what is pinned and nothing else.
 */
export function firstRoster(c: Compiled, random: Random): { board: Board; stuck: number[] } {
  const board = new Board(c)
  const rows = new RowFinder(board)
  const scarcity = scarcityOf(c)
  const { needed, missing } = needsOf(c)
  const prices = new Float64Array(c.S)
  const stuck: number[] = []
  const charges = { unit: 0, weekend: 0, counters: [] }
  for (let cell = 0; cell < c.D * c.K; cell++) price(cell)
  for (const p of order(c, random)) {
    const slots = c.D > LONG ? longRow(c, p, rows.graph(p), prices, charges, random) : rows.wholeRow(p, prices).slots
    if (!slots) stuck.push(p)
    const row = slots ?? c.pin.subarray(p * c.D, (p + 1) * c.D)
    board.setRow(p, row)
    for (const s of row) {
      if (s < 0) continue
      const cell = c.slotDay[s]! * c.K + c.slotKind[s]!
      missing[cell]!--
      price(cell)
    }
  }
  fillGaps(board, gapsOf(board))
  return { board, stuck }

  // Without a look at what is missing by day, everybody would rest on the same days.
  function price(cell: number): void {
    const bare = 0.5 + Math.max(0, missing[cell]!) / Math.max(1, needed[cell]!)
    for (let at = c.from[cell]!; at < c.from[cell + 1]!; at++) {
      const s = c.slotList[at]!
      const worth = marginalPrice(board, s)
      prices[s] = worth < 0 ? worth * (bare + scarcity[s]!) : worth
    }
  }
}

/** Places needed by day and kind, and the same again to count down. */
function needsOf(c: Compiled) {
  const needed = new Float64Array(c.D * c.K)
  for (let s = 0; s < c.S; s++) needed[c.slotDay[s]! * c.K + c.slotKind[s]!]! += c.need[s]!
  return { needed, missing: needed.slice() }
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
  return random.shuffled(c.P).sort((p, q) => choices[p]! - choices[q]!)
}
