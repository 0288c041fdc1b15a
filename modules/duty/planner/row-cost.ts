import { type Compiled, serveCost } from './compiled.ts'

/** What p's row costs by itself: serving, weekends and counters. */
export function rowCost(c: Compiled, p: number, slots: Int32Array): number {
  const { counters, weekendCost } = c.rules[p]!
  let cost = 0
  let weekends = 0
  let last = -1
  for (let d = 0; d < c.D; d++) {
    if (slots[d]! < 0) continue
    cost += serveCost(c, p, slots[d]!)
    const weekend = c.weekendOf[d]!
    if (weekend >= 0 && weekend !== last) weekends++
    if (weekend >= 0) last = weekend
  }
  cost += weekendCost[weekends]!
  for (const counter of counters) {
    let n = 0
    for (let d = 0; d < c.D; d++) if (slots[d]! >= 0 && counter.counts[d * c.K + c.slotKind[slots[d]!]!] === 1) n++
    cost += counter.cost[n]!
  }
  return cost
}
