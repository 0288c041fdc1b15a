import type { Board } from './board.ts'
import { type Compiled, maySlot, serveCost } from './compiled.ts'
import type { RowGraph } from './row-graph.ts'

/** For each day and type of shift: the cheapest slot a person may serve, and what it costs. */
export interface RowPrices {
  /** At d * types + t; Infinity where there is none. */
  cost: Float64Array
  slot: Int32Array
  /** Infinity on days that are pinned to a slot. */
  offCost: Float64Array
}

/** A day of a person that no row is held to. */
export const ANY = -2

/**
 * Prices of all days for p: what serving costs them plus `slotPrice`. Pinned days leave no choice, nor do days that are
 * held to a slot or to a day off.
 */
export function rowPrices(
  c: Compiled,
  p: number,
  graph: RowGraph,
  slotPrice: Float64Array,
  held?: Int32Array,
): RowPrices {
  const T = graph.types.length
  const cost = new Float64Array(c.D * T).fill(Number.POSITIVE_INFINITY)
  const slot = new Int32Array(c.D * T).fill(-1)
  const offCost = new Float64Array(c.D)
  for (let d = 0; d < c.D; d++) {
    const hold = held?.[d] ?? ANY
    const pinned = hold >= 0 ? hold : c.pin[p * c.D + d]!
    if (pinned >= 0) offCost[d] = Number.POSITIVE_INFINITY
    else if (hold === -1 || c.off[p * c.D + d] === 1) continue
    for (let t = 0; t < T; t++) {
      for (const k of graph.types[t]!) {
        const cell = d * c.K + k
        for (let at = c.from[cell]!; at < c.from[cell + 1]!; at++) {
          const s = c.slotList[at]!
          const base = slotPrice[s]!
          if (pinned >= 0 ? s !== pinned : base === Number.POSITIVE_INFINITY || !maySlot(c, p, s)) continue
          const price = base + serveCost(c, p, s)
          if (price < cost[d * T + t]!) {
            cost[d * T + t] = price
            slot[d * T + t] = s
          }
        }
      }
    }
  }
  return { cost, slot, offCost }
}

/** Holds all days outside a to b to what the row has on them, so that only the window is chosen. */
export function holdOutside(
  c: Compiled,
  graph: RowGraph,
  prices: RowPrices,
  row: Int32Array,
  a: number,
  b: number,
): void {
  const T = graph.types.length
  for (let d = 0; d < c.D; d++) {
    if (d >= a && d < b) continue
    const s = row[d]!
    prices.cost.fill(Number.POSITIVE_INFINITY, d * T, (d + 1) * T)
    prices.offCost[d] = s < 0 ? 0 : Number.POSITIVE_INFINITY
    if (s < 0) continue
    const t = graph.types.findIndex((kinds) => kinds.includes(c.slotKind[s]!))
    prices.cost[d * T + t] = 0
    prices.slot[d * T + t] = s
  }
}

/** What one more person in slot s would cost now: negative where somebody is missing. */
export function marginalPrice({ c, count }: Board, s: number): number {
  if (count[s]! < c.need[s]!) return -c.under[s]!
  return count[s]! < c.most[s]! ? c.over[s]! : Number.POSITIVE_INFINITY
}
