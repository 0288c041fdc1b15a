import type { Compiled } from './compiled.ts'
import type { RowGraph } from './row-graph.ts'
import type { RowPrices } from './row-prices.ts'

/** What a person has outside the days that are chosen, which counts against their limits. */
export interface Outside {
  units: number
  weekends: number
  /** Units by week. */
  weekUnits: Int32Array
}

/**
 * The least that days d and later can cost p from each state and each use of their limits: a table filled from the last
 * day backwards. It leaves out counters (nights, shifts of a kind), whose slope the prices may carry.
 */
export class RowTable {
  readonly graph: RowGraph
  readonly a: number
  readonly e: number
  /** Sizes: weekends, units, units in the week. */
  readonly W: number
  readonly U: number
  readonly V: number
  readonly least: Float64Array
  private readonly c: Compiled
  private readonly p: number
  private readonly outside: Outside

  /** `lax`: totals are not counted; whoever asks has put a price on them instead. */
  constructor(c: Compiled, p: number, graph: RowGraph, outside: Outside, a: number, e: number, lax = false) {
    this.c = c
    this.p = p
    this.graph = graph
    this.outside = outside
    this.a = a
    this.e = e
    const rules = c.rules[p]!
    const longest = Math.max(...c.units)
    const room = rules.maxUnits - outside.units
    const bound = rules.minUnits > outside.units || room < (e - a) * longest
    this.U = bound && !lax ? Math.max(0, Math.min(room, (e - a) * longest)) + 1 : 1
    this.V = rules.maxWeekUnits < 7 * longest && !lax ? rules.maxWeekUnits + 1 : 1
    let weekends = 0
    for (let d = a; d < e; d++)
      if (c.weekendOf[d]! >= 0 && (d === a || c.weekendOf[d - 1] !== c.weekendOf[d])) weekends++
    const dear = rules.weekendCost[1]! > 0 || rules.maxWeekends - outside.weekends < weekends
    this.W = dear && !lax ? Math.max(0, Math.min(rules.maxWeekends - outside.weekends, weekends)) + 1 : 1
    const size = (e - a + 1) * graph.Q * this.W * this.U * this.V
    if (room_.length < size) room_ = new Float64Array(Math.ceil(size * 1.3))
    this.least = room_
  }

  get cells(): number {
    return this.W * this.U * this.V
  }

  at(d: number, q: number): number {
    return ((d - this.a) * this.graph.Q + q) * this.W * this.U * this.V
  }

  /** Units of week already used when a week of the window begins. */
  freshWeek(d: number): number {
    return this.V === 1 ? 0 : this.outside.weekUnits[this.c.weekOf[d]!]!
  }

  /** How many weekends serving on day d adds, coming from state q. */
  weekendStep(d: number, q: number): 0 | 1 {
    const { weekendOf } = this.c
    if (this.W === 1 || weekendOf[d]! < 0) return 0
    const second = d > 0 && weekendOf[d - 1] === weekendOf[d]
    return second && this.graph.isOn[q] === 1 ? 0 : 1
  }

  fill(prices: RowPrices): void {
    this.fillEnd()
    const { graph, least, a, e } = this
    const { Q, offTo, onTo, types, reached } = graph
    const T = types.length
    const cells = this.cells
    for (let d = e - 1; d >= a; d--) {
      for (let q = 0; q < Q; q++) {
        if (reached[q] === 0) continue
        const here = this.at(d, q)
        least.fill(Number.POSITIVE_INFINITY, here, here + cells)
        const off = offTo[q]!
        if (off >= 0 && prices.offCost[d] === 0) this.relax(here, this.at(d + 1, off), 0, 0, 0, d)
        const weekend = this.weekendStep(d, q)
        for (let t = 0; t < T; t++) {
          const cost = prices.cost[d * T + t]!
          const to = onTo[q * T + t]!
          if (to < 0 || cost === Number.POSITIVE_INFINITY) continue
          this.relax(here, this.at(d + 1, to), cost, weekend, this.c.units[types[t]![0]!]!, d)
        }
      }
    }
  }

  private fillEnd(): void {
    const { c, graph, least, e, W, U, V, outside } = this
    const rules = c.rules[this.p]!
    for (let q = 0; q < graph.Q; q++) {
      const end = this.at(e, q)
      for (let w = 0; w < W; w++) {
        const cost = W === 1 ? 0 : rules.weekendCost[w + outside.weekends]! - rules.weekendCost[outside.weekends]!
        for (let u = 0; u < U; u++) {
          const enough = U === 1 || u + outside.units >= rules.minUnits
          const at = end + (w * U + u) * V
          least.fill(enough ? cost : Number.POSITIVE_INFINITY, at, at + V)
        }
      }
    }
  }

  /** Offers the way through `cost` and the table at `next` to all cells at `here`. */
  private relax(here: number, next: number, cost: number, weekend: number, units: number, d: number): void {
    const { least, W, U, V, c } = this
    const byU = U === 1 ? 0 : units
    if (V === 1) {
      for (let w = 0; w + weekend < W; w++) {
        const to = next + (w + weekend) * U + byU
        const from = here + w * U
        for (let u = 0; u < U - byU; u++) {
          const value = cost + least[to + u]!
          if (value < least[from + u]!) least[from + u] = value
        }
      }
      return
    }
    const fresh = d + 1 < this.e && c.weekOf[d + 1] !== c.weekOf[d] ? this.freshWeek(d + 1) : -1
    for (let w = 0; w + weekend < W; w++)
      for (let u = 0; u < U - byU; u++)
        for (let v = 0; v + units < V; v++) {
          const to = next + ((w + weekend) * U + u + byU) * V + (fresh >= 0 ? fresh : v + units)
          const at = here + (w * U + u) * V + v
          const value = cost + least[to]!
          if (value < least[at]!) least[at] = value
        }
  }
}

// One table is in use at a time; a new one for every row would keep the collector busy.
let room_ = new Float64Array(1 << 16)
