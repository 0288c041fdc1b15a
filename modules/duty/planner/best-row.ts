import type { Compiled } from './compiled.ts'
import { type Label, searchLabels } from './row-labels.ts'
import type { RowPrices } from './row-prices.ts'
import type { RowTable } from './row-table.ts'

/** A row for the days of a table, and what it costs by the prices, the weekends and the counters. */
export interface PricedRow {
  cost: number
  /** No row costs less: equal to `cost` when the search was complete. */
  bound: number
  /** Slots of days a to e, -1 for off; undefined when no row keeps the rules. */
  slots: Int32Array | undefined
}

/** Slopes of a person's counters: what one more is reckoned to cost while the table is filled. Kept between calls. */
export type Slopes = Float64Array

const NARROW = 16
const WIDE = 4000

/** How a row is asked for. */
export interface RowTask {
  c: Compiled
  p: number
  table: RowTable
  prices: RowPrices
  /** What the counters stand at outside the window. */
  counted: Int16Array
  slopes: Slopes
  /** Rows that cost this or more need not be found. */
  below: number
  /** Search until the row is proven to be the cheapest. */
  exact: boolean
}

/**
 * The cheapest row of p for the days of the table. Counters are reckoned by a slope while the table is filled; labels are
 * then searched with the table as the bound of what is to come, first a few, and for a proof all that might be cheaper.
 */
export function bestRow(task: RowTask): PricedRow {
  const { c, p, table, counted, exact } = task
  // The slopes of this call stay as they are; what is learned is for the next one.
  const slopes = task.slopes.slice()
  const nextSlopes = task.slopes
  const { counters } = c.rules[p]!
  const sloped = withSlopes(c, p, table, task.prices, slopes)
  table.fill(sloped)
  const floor = counterFloor(c, p, counted, slopes)
  const bound = table.least[startCell(table)]! + floor
  let below = task.below
  if (!(bound < below)) return { cost: bound, bound, slots: undefined }
  const tracked = counters.flatMap(({ cost }, i) => (cost[1]! > 0 || slopes[i] !== 0 ? [i] : []))
  let best: Int32Array | undefined
  let width = tracked.length ? NARROW : 1
  for (;;) {
    const { label, complete } = searchLabels({ ...task, slopes, prices: sloped, tracked, below, floor, width })
    if (label) {
      const slots = slotsOf(table, sloped, label)
      const broken = brokenCounter(c, p, table.a, slots, counted)
      if (broken >= 0) {
        if (tracked.includes(broken) || tracked.length === 5) return { cost: below, bound, slots: best }
        nextSlopes[broken]! += steepness(sloped)
        tracked.push(broken)
        width = NARROW
        continue
      }
      best = slots
      below = label.cost
    }
    if (complete || below <= bound + 1e-9) return { cost: below, bound: below, slots: best }
    if (!exact || width === WIDE) return { cost: below, bound, slots: best }
    width = WIDE
  }
}

/** The next table is filled with a dearer slope for a counter that this one broke. */
function steepness(prices: RowPrices): number {
  const finite = prices.cost.filter((cost) => Number.isFinite(cost))
  return (0.1 * finite.reduce((sum, cost) => sum + Math.abs(cost), 0)) / Math.max(1, finite.length)
}

function counterFloor(c: Compiled, p: number, counted: Int16Array, slopes: Slopes): number {
  let floor = 0
  for (const [i, { cost, most }] of c.rules[p]!.counters.entries()) {
    let least = Number.POSITIVE_INFINITY
    const start = counted[i]!
    for (let n = start; n <= most; n++) least = Math.min(least, cost[n]! - cost[start]! - slopes[i]! * (n - start))
    floor += least
  }
  return floor
}

/** The cell of the table where p stands before its first day. */
export function startCell(table: RowTable): number {
  return table.at(table.a, table.graph.start) + table.freshWeek(table.a)
}

function withSlopes(c: Compiled, p: number, table: RowTable, prices: RowPrices, slopes: Slopes): RowPrices {
  const { counters } = c.rules[p]!
  if (slopes.every((slope) => slope === 0)) return prices
  const T = table.graph.types.length
  const cost = prices.cost.slice()
  for (let d = table.a; d < table.e; d++)
    for (let t = 0; t < T; t++) {
      const k = table.graph.types[t]![0]!
      for (let i = 0; i < counters.length; i++)
        if (counters[i]!.counts[d * c.K + k] === 1) cost[d * T + t]! += slopes[i]!
    }
  return { ...prices, cost }
}

function slotsOf(table: RowTable, prices: RowPrices, last: Label): Int32Array {
  const slots = new Int32Array(table.e - table.a).fill(-1)
  const T = table.graph.types.length
  let label: Label | undefined = last
  for (let d = table.e - 1; label && d >= table.a; d--) {
    if (label.type >= 0) slots[d - table.a] = prices.slot[d * T + label.type]!
    label = label.before
  }
  return slots
}

function brokenCounter(c: Compiled, p: number, a: number, slots: Int32Array, counted: Int16Array): number {
  const { counters } = c.rules[p]!
  for (const [i, { counts, most }] of counters.entries()) {
    let n = counted[i]!
    for (let at = 0; at < slots.length; at++) {
      const s = slots[at]!
      if (s >= 0 && counts[(a + at) * c.K + c.slotKind[s]!] === 1) n++
    }
    if (n > most) return i
  }
  return -1
}
