import type { Compiled } from './compiled.ts'
import type { RowPrices } from './row-prices.ts'
import type { RowTable } from './row-table.ts'

/** A way from the first day to some day: where it stands, what it has used, what it cost. */
export interface Label {
  q: number
  w: number
  u: number
  v: number
  /** Counts of the tracked counters, packed into one number. */
  packed: number
  cost: number
  /** Type served on its last day, -1 for off. */
  type: number
  before: Label | undefined
}

/** A way to the last day: the cost includes the end and the tracked counters. */
export interface WholeLabel extends Label {
  tracked: number[]
}

export interface LabelTask {
  c: Compiled
  p: number
  table: RowTable
  prices: RowPrices
  counted: Int16Array
  slopes: Float64Array
  /** Counters that are counted on the way; the others are looked at afterwards. */
  tracked: number[]
  below: number
  /** What all counters cost at least, beside their slopes. */
  floor: number
  /** Labels kept after each day, the best by bound; when some had to go, the answer is not proven. */
  width: number
}

const EPSILON = 1e-9

/** The cheapest way through the table that keeps the tracked counters and costs less than `below`. */
export function searchLabels(task: LabelTask): { label: WholeLabel | undefined; complete: boolean } {
  const { c, p, table, prices, tracked, below, floor, width } = task
  const { graph, least, U, V } = table
  const T = graph.types.length
  const rules = c.rules[p]!
  const counters = tracked.map((i) => rules.counters[i]!)
  const radix = counters.map(({ most }) => Math.min(most, c.D) + 1)
  const scale = radix.map((_, i) => radix.slice(0, i).reduce((product, r) => product * r, 1))
  let packed = 0
  for (const [at, i] of tracked.entries()) packed += scale[at]! * task.counted[i]!
  let complete = true
  let layer: Label[] = [
    { q: graph.start, w: 0, u: 0, v: table.freshWeek(table.a), packed, cost: 0, type: -1, before: undefined },
  ]
  const cells = table.cells
  for (let d = table.a; d < table.e; d++) {
    const next = new Map<number, Label>()
    const fresh = V > 1 && d + 1 < table.e && c.weekOf[d + 1] !== c.weekOf[d] ? table.freshWeek(d + 1) : -1
    for (const label of layer) {
      const off = graph.offTo[label.q]!
      if (off >= 0 && prices.offCost[d] === 0) offer(label, off, 0, 0, 0, -1)
      const weekend = table.weekendStep(d, label.q)
      for (let t = 0; t < T; t++) {
        const to = graph.onTo[label.q * T + t]!
        const cost = prices.cost[d * T + t]!
        if (to >= 0 && cost !== Number.POSITIVE_INFINITY)
          offer(label, to, cost, weekend, c.units[graph.types[t]![0]!]!, t)
      }
    }
    layer = [...next.values()]
    if (layer.length > width) {
      complete = false
      const rank = (one: Label) => one.cost + least[table.at(d + 1, one.q) + (one.w * U + one.u) * V + one.v]!
      layer = layer
        .map((one) => [rank(one), one] as const)
        .sort(([one], [other]) => one - other)
        .slice(0, width)
        .map(([, one]) => one)
    }

    function offer(from: Label, q: number, cost: number, weekend: number, units: number, type: number): void {
      const w = from.w + weekend
      const u = U === 1 ? 0 : from.u + units
      const used = V === 1 ? 0 : from.v + units
      if (w >= table.W || u >= U || used >= V) return
      const v = fresh >= 0 ? fresh : used
      const total = from.cost + cost
      const cell = (w * U + u) * V + v
      if (!(total + least[table.at(d + 1, q) + cell]! + floor < below - EPSILON)) return
      let packed = from.packed
      if (type >= 0) {
        const at = d * c.K + graph.types[type]![0]!
        for (let i = 0; i < counters.length; i++) {
          if (counters[i]!.counts[at] === 0) continue
          if (Math.floor(packed / scale[i]!) % radix[i]! === counters[i]!.most) return
          packed += scale[i]!
        }
      }
      const key = (packed * graph.Q + q) * cells + cell
      const known = next.get(key)
      if (!known || total < known.cost) next.set(key, { q, w, u, v, packed, cost: total, type, before: from })
    }
  }
  let best: WholeLabel | undefined
  for (const label of layer) {
    let cost = label.cost + least[table.at(table.e, label.q) + (label.w * U + label.u) * V + label.v]!
    for (const [at, i] of tracked.entries()) {
      const n = Math.floor(label.packed / scale[at]!) % radix[at]!
      const start = task.counted[i]!
      cost += counters[at]!.cost[n]! - counters[at]!.cost[start]! - task.slopes[i]! * (n - start)
    }
    if (!best || cost < best.cost) best = { ...label, cost, tracked }
  }
  return { label: best && best.cost < below ? best : undefined, complete }
}
