import type { Compiled, Counter } from './compiled.ts'
import { type Label, searchLabels, type WholeLabel } from './row-labels.ts'
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
const WIDE = 3000
const MOST_FILLS = 8
const MOST_TRACKED = 5
const EPSILON = 1e-7

/** How a row is asked for. */
export interface RowTask {
  c: Compiled
  p: number
  table: RowTable
  prices: RowPrices
  /** What the counters stand at outside the window. */
  counted: Int16Array
  /** Learned from call to call. */
  slopes: Slopes
  /** Rows that cost this or more need not be found. */
  below: number
  /** Search until the row is proven to be the cheapest. */
  exact: boolean
}

/**
 * The cheapest row of p for the days of the table. Counters (nights, shifts of a kind) are reckoned by a slope while the
 * table is filled, and the slopes are bettered until the row that the table leads to is right about its counters. Where
 * that leaves a gap, labels are searched with the table as the bound of what is to come.
 */
export function bestRow(task: RowTask): PricedRow {
  const { c, p, table, counted, slopes, exact } = task
  const { counters } = c.rules[p]!
  const best: PricedRow = { cost: task.below, bound: Number.NEGATIVE_INFINITY, slots: undefined }
  for (let fills = 1; ; fills++) {
    const prices = withSlopes(c, p, table, task.prices, slopes)
    table.fill(prices)
    const floor = counterFloor(c, p, counted, slopes)
    best.bound = Math.max(best.bound, table.least[startCell(table)]! + floor)
    if (!(best.bound < best.cost - EPSILON)) return best
    const search = { ...task, prices, floor: floor }
    const { label } = searchLabels({ ...search, below: Number.POSITIVE_INFINITY, tracked: [], width: 1 })
    if (!label) return best
    const counts = countRow(c, p, table, slotsOf(table, prices, label), counted)
    keepIfBetter(label)
    if (best.bound >= best.cost - EPSILON) return best
    const tracked = trackedOf(c, p, slopes, counts)
    const last = fills === MOST_FILLS || !exact
    if (fills === 1 || last) keepIfBetter(searchLabels({ ...search, below: best.cost, tracked, width: NARROW }).label)
    if (best.bound >= best.cost - EPSILON) return best
    if (last && exact) {
      const wide = searchLabels({ ...search, below: best.cost, tracked, width: WIDE })
      const kept = keepIfBetter(wide.label)
      if (wide.complete && (kept || !wide.label)) best.bound = best.cost
    }
    betterSlopes(task, counts, best)
    if (last) return best

    function keepIfBetter(label: WholeLabel | undefined): boolean {
      if (!label) return false
      const slots = slotsOf(table, prices, label)
      const ends = countRow(c, p, table, slots, counted)
      let cost = label.cost
      for (const [i, n] of ends.entries()) {
        if (n > counters[i]!.most) return false
        if (!label.tracked.includes(i))
          cost += counterCost(counters[i]!, counted[i]!, n) - slopes[i]! * (n - counted[i]!)
      }
      if (cost >= best.cost - EPSILON) return false
      best.cost = cost
      best.slots = slots
      return true
    }
  }
}

/** A step of Polyak's towards slopes at which the table alone is right: dearer where the row counts too many. */
function betterSlopes({ c, p, counted, slopes, prices }: RowTask, counts: Int16Array, best: PricedRow): void {
  const { counters } = c.rules[p]!
  const off = counts.map((n, i) => n - cheapestCount(counters[i]!, counted[i]!, slopes[i]!, n))
  const length = off.reduce((sum, one) => sum + one * one, 0)
  if (length === 0) return
  const gap = best.slots ? best.cost - best.bound : usualPrice(prices)
  for (const [i, one] of off.entries()) {
    slopes[i]! += (gap * one) / length
    if (counters[i]!.cost[1] === 0) slopes[i] = Math.max(0, slopes[i]!)
  }
}

/** The count at which a counter costs least beside its slope; of equal ones the nearest to n. */
function cheapestCount(counter: Counter, start: number, slope: number, n: number): number {
  let best = start
  let least = Number.POSITIVE_INFINITY
  for (let m = start; m <= counter.most && m < counter.cost.length; m++) {
    const cost = counterCost(counter, start, m) - slope * (m - start)
    if (cost < least - 1e-12 || (cost <= least + 1e-12 && Math.abs(m - n) < Math.abs(best - n))) {
      least = Math.min(least, cost)
      best = m
    }
  }
  return best
}

function counterCost(counter: Counter, start: number, n: number): number {
  return counter.cost[n]! - counter.cost[start]!
}

function usualPrice(prices: RowPrices): number {
  const finite = prices.cost.filter((cost) => Number.isFinite(cost))
  return (0.3 * finite.reduce((sum, cost) => sum + Math.abs(cost), 0)) / Math.max(1, finite.length)
}

function trackedOf(c: Compiled, p: number, slopes: Slopes, counts: Int16Array): number[] {
  const { counters } = c.rules[p]!
  const weight = (i: number) =>
    Math.max(0, counts[i]! - counters[i]!.most) + (slopes[i]! !== 0 ? 0.5 : 0) + counters[i]!.cost[1]!
  return counters
    .map((_, i) => i)
    .filter((i) => weight(i) > 0)
    .sort((i, j) => weight(j) - weight(i))
    .slice(0, MOST_TRACKED)
}

function counterFloor(c: Compiled, p: number, counted: Int16Array, slopes: Slopes): number {
  let floor = 0
  for (const [i, counter] of c.rules[p]!.counters.entries()) {
    const start = counted[i]!
    const n = cheapestCount(counter, start, slopes[i]!, start)
    floor += counterCost(counter, start, n) - slopes[i]! * (n - start)
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

export function slotsOf(table: RowTable, prices: RowPrices, last: Label): Int32Array {
  const slots = new Int32Array(table.e - table.a).fill(-1)
  const T = table.graph.types.length
  let label: Label | undefined = last
  for (let d = table.e - 1; label && d >= table.a; d--) {
    if (label.type >= 0) slots[d - table.a] = prices.slot[d * T + label.type]!
    label = label.before
  }
  return slots
}

function countRow(c: Compiled, p: number, { a }: RowTable, slots: Int32Array, counted: Int16Array): Int16Array {
  const counts = counted.slice()
  for (const [i, counter] of c.rules[p]!.counters.entries())
    for (let at = 0; at < slots.length; at++) {
      const s = slots[at]!
      if (s >= 0 && counter.counts[(a + at) * c.K + c.slotKind[s]!] === 1) counts[i]!++
    }
  return counts
}
