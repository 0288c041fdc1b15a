import { bestRow, type PricedRow, type Slopes } from './best-row.ts'
import type { Board } from './board.ts'
import { kindsOf, type RowGraph, rowGraph } from './row-graph.ts'
import { holdOutside, rowPrices } from './row-prices.ts'
import { RowTable } from './row-table.ts'

export interface WholeRow {
  below?: number
  exact?: boolean
  held?: Int32Array
}

/** Graphs and slopes of all people, made when first asked for. */
export class RowFinder {
  readonly board: Board
  private readonly graphs: (RowGraph | undefined)[]
  /** Most people are held to the same rules on runs. */
  private readonly alike = new Map<Uint8Array, Map<string, RowGraph>>()
  private readonly slopes: (Slopes | undefined)[]

  constructor(board: Board) {
    this.board = board
    this.graphs = new Array(board.c.P)
    this.slopes = new Array(board.c.P)
  }

  graph(p: number): RowGraph {
    const { c } = this.board
    const known = this.graphs[p]
    if (known) return known
    const { follows, minRun, maxRun, minOff, beforeKind, beforeRun, counters } = c.rules[p]!
    const kinds = kindsOf(c, p)
    const counted = counters.map(({ counts }) => kinds.map((k) => counts[k]).join('')).join()
    const key = `${kinds} ${minRun} ${maxRun} ${minOff} ${beforeKind} ${beforeRun} ${counted}`
    const alike = this.alike.get(follows) ?? new Map<string, RowGraph>()
    this.alike.set(follows, alike)
    const graph = alike.get(key) ?? rowGraph(c, p)
    alike.set(key, graph)
    this.graphs[p] = graph
    return graph
  }

  /**
   * The cheapest whole row of p by the price of each slot; costs of serving, weekends and counters are added. `held`: what
   * it must have on each day, as `Master.held` has it.
   */
  wholeRow(
    p: number,
    slotPrice: Float64Array,
    { below = Number.POSITIVE_INFINITY, exact = false, held }: WholeRow = {},
  ): PricedRow {
    const { c } = this.board
    const graph = this.graph(p)
    const outside = { units: 0, weekends: 0, weekUnits: new Int32Array(c.weeks) }
    const table = new RowTable(c, p, graph, outside, 0, c.D)
    const counted = new Int16Array(c.rules[p]!.counters.length)
    this.slopes[p] ??= new Float64Array(counted.length)
    const prices = rowPrices(c, p, graph, slotPrice, held)
    return bestRow({ c, p, table, prices, counted, slopes: this.slopes[p], below, exact })
  }

  /**
   * The cheapest row of p for days a to b, all other days as they are on the board. The caller has taken p off these
   * days, so that prices and totals are those without them; `row` is p's row as it was.
   */
  windowRow(p: number, row: Int32Array, slotPrice: Float64Array, a: number, b: number): PricedRow & { end: number } {
    const { board } = this
    const { c } = board
    const graph = this.graph(p)
    const end = closedEnd(row, b)
    const start = stateBefore(graph, row, a, c.slotKind)
    const units = board.units[p]!
    const weekUnits = board.weekUnits.slice(p * c.weeks, (p + 1) * c.weeks)
    const from = board.counterFrom[p]!
    const counted = board.counted.slice(from, board.counterFrom[p + 1])
    let heldUnits = 0
    let heldWeekends = 0
    for (let d = b; d < end; d++) {
      const s = row[d]!
      if (s < 0) continue
      const k = c.slotKind[s]!
      heldUnits += c.units[k]!
      weekUnits[c.weekOf[d]!]! -= c.units[k]!
      for (const [i, { counts }] of c.rules[p]!.counters.entries()) if (counts[d * c.K + k] === 1) counted[i]!--
      // A weekend is counted on its first day served: the held Saturday or Sunday counts in the table again.
      const first = d === 0 || c.weekendOf[d - 1] !== c.weekendOf[d]
      if (c.weekendOf[d]! >= 0 && (first || d === b || row[d - 1]! < 0)) heldWeekends++
    }
    const weekends = board.weekends[p]! - heldWeekends
    const table = new RowTable(c, p, { ...graph, start }, { units: units - heldUnits, weekends, weekUnits }, a, end)
    const prices = rowPrices(c, p, graph, slotPrice)
    holdOutside(c, graph, prices, row, a, b)
    const slopes = new Float64Array(counted.length)
    return { ...bestRow({ c, p, table, prices, counted, slopes, below: Number.POSITIVE_INFINITY, exact: false }), end }
  }
}

/** The first day from which the row stands the same whatever went before: the day after a run begins. */
function closedEnd(row: Int32Array, b: number): number {
  for (let d = Math.max(b + 1, 1); d < row.length; d++) if (row[d]! >= 0 && row[d - 1]! < 0) return d + 1
  return row.length
}

function stateBefore(graph: RowGraph, row: Int32Array, a: number, slotKind: Int32Array): number {
  const T = graph.types.length
  let q = graph.start
  for (let d = 0; d < a; d++) {
    const s = row[d]!
    if (s < 0) q = graph.offTo[q]!
    else q = graph.onTo[q * T + graph.types.findIndex((kinds) => kinds.includes(slotKind[s]!))]!
  }
  return q
}
