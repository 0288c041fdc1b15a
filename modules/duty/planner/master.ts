import type { Board } from './board.ts'
import { type Compiled, serveCost } from './compiled.ts'
import type { Random } from './random.ts'
import { FORBIDDEN, Simplex } from './simplex.ts'

// Slots of equal need make the programme degenerate; needs that differ a little keep it moving.
const NUDGE = 1e-4

/** One whole row of a person, offered to the master. */
export interface Column {
  p: number
  slots: Int32Array
  cost: number
}

/**
 * The choice of one row for each person so that the slots are filled, with shares of rows allowed: a linear programme
 * over all rows found so far. Its duals say what a person in each slot is worth.
 */
export class Master {
  readonly c: Compiled
  readonly lp: Simplex
  readonly columns: Column[] = []
  readonly ofPerson: number[][]
  /** What a person in each slot costs by the duals: minus its worth. */
  readonly slotPrice: Float64Array
  private readonly rowOf: Int32Array
  private readonly slotOf: number[] = []
  private readonly known = new Map<string, number>()
  private readonly slacks: number
  private readonly fixed: Int32Array

  constructor(board: Board, random: Random) {
    const { c } = board
    this.c = c
    this.rowOf = new Int32Array(c.S).fill(-1)
    for (let s = 0; s < c.S; s++) {
      const free = c.under[s] === 0 && c.over[s] === 0 && c.most[s]! >= c.P
      if (!free) this.rowOf[s] = c.P + this.slotOf.push(s) - 1
    }
    this.ofPerson = Array.from({ length: c.P }, () => [])
    this.slotPrice = new Float64Array(c.S)
    this.fixed = new Int32Array(c.P).fill(-1)
    const need = this.slotOf.map((s) => c.need[s]! + NUDGE * (0.1 + random.next()))
    this.lp = new Simplex(Float64Array.from([...new Array(c.P).fill(1), ...need]))
    for (const [i, s] of this.slotOf.entries()) {
      this.lp.add(c.under[s]!, Int32Array.of(c.P + i))
      this.lp.add(c.most[s]! < c.P ? FORBIDDEN / 2 : c.over[s]!, Int32Array.of(c.P + i), -1)
    }
    this.slacks = this.lp.store.size
    this.startFrom(board)
  }

  /** The programme stands on the roster of the board and on nothing else; answers the numbers of its rows. */
  startFrom(board: Board): number[] {
    const rows = Array.from({ length: this.c.P }, (_, p) => this.add(p, board.row(p)))
    const slack = this.slotOf.map((s, i) => 2 * i + (board.count[s]! <= this.c.need[s]! ? 0 : 1))
    this.lp.basis.refresh([...rows.map((at) => this.slacks + at), ...slack])
    return rows
  }

  /** Takes in a row of p unless it is known; answers its number. */
  add(p: number, slots: Int32Array): number {
    const key = `${p}:${slots.join()}`
    const known = this.known.get(key)
    if (known !== undefined) return known
    const at = this.columns.length
    this.known.set(key, at)
    const cost = rowCost(this.c, p, slots)
    const rows = [p]
    for (const s of slots) if (s >= 0 && this.rowOf[s]! >= 0) rows.push(this.rowOf[s]!)
    const barred = this.fixed[p]! >= 0 ? 2 * FORBIDDEN : 0
    this.lp.add(cost + barred, Int32Array.from(rows))
    this.columns.push({ p, slots, cost })
    this.ofPerson[p]!.push(at)
    return at
  }

  /** Solves the programme; false when `stop` said so first. Prices stay within what a place short or too many costs. */
  solve(stop: () => boolean): boolean {
    const solved = this.lp.solve(stop)
    for (const [i, s] of this.slotOf.entries()) {
      const over = this.c.most[s]! < this.c.P ? FORBIDDEN / 2 : this.c.over[s]!
      this.slotPrice[s] = Math.max(-this.c.under[s]!, Math.min(over, -this.lp.basis.y[this.c.P + i]!))
    }
    return solved
  }

  /** What a row costs by itself and by the price of each slot. */
  priceOf(at: number, slotPrice: Float64Array): number {
    const { cost, slots } = this.columns[at]!
    let sum = cost
    for (const s of slots) if (s >= 0) sum += slotPrice[s]!
    return sum
  }

  reduced(at: number): number {
    return this.lp.reducedCost(this.slacks + at)
  }

  share(at: number): number {
    return this.lp.value(this.slacks + at)
  }

  /** The row that p is fixed to. */
  chosen(p: number): number {
    return this.fixed[p]!
  }

  /** The least cost with shares of the rows known, the needs as they are: what the duals say of them. */
  objective(): number {
    let sum = this.c.base
    for (let p = 0; p < this.c.P; p++) sum += this.lp.basis.y[p]!
    for (const [i, s] of this.slotOf.entries()) sum += this.lp.basis.y[this.c.P + i]! * this.c.need[s]!
    return sum
  }

  isFixed(p: number): boolean {
    return this.fixed[p]! >= 0
  }

  /** From now on p serves this row and no other. */
  fix(p: number, at: number): void {
    this.fixed[p] = at
    for (const other of this.ofPerson[p]!)
      this.lp.store.cost[this.slacks + other] = this.columns[other]!.cost + (other === at ? 0 : 2 * FORBIDDEN)
  }

  free(p: number): void {
    this.fixed[p] = -1
    for (const at of this.ofPerson[p]!) this.lp.store.cost[this.slacks + at] = this.columns[at]!.cost
  }

  /** The part of a lower bound that the needs give at these prices; the cheapest row of each person is to be added. */
  needBound(slotPrice: Float64Array): number {
    let sum = this.c.base
    for (const s of this.slotOf) sum -= slotPrice[s]! * this.c.need[s]!
    return sum
  }
}

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
