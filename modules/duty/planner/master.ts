import type { Board } from './board.ts'
import type { Compiled } from './compiled.ts'
import type { Random } from './random.ts'
import { rowCost } from './row-cost.ts'
import { ANY } from './row-prices.ts'
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
  /** What p's row must have on day d, at p * D + d: a slot, -1 for off, or ANY. Call `bar` after a change. */
  readonly held: Int32Array
  private readonly rowOf: Int32Array
  private readonly slotOf: number[] = []
  private readonly known = new Map<string, number>()
  private readonly slacks: number
  private readonly rhs: Float64Array
  /** Columns in the row that counts all places short: fewer than it says, and more. */
  private readonly fewer: number
  private readonly more: number
  private side: 'least' | 'most' = 'least'
  private places = 0

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
    this.held = new Int32Array(c.P * c.D).fill(ANY)
    const need = this.slotOf.map((s) => c.need[s]! + NUDGE * (0.1 + random.next()))
    this.rhs = Float64Array.from([...new Array(c.P).fill(1), ...need, 0])
    this.lp = new Simplex(this.rhs)
    const short = this.rhs.length - 1
    for (const [i, s] of this.slotOf.entries()) {
      this.lp.add(c.under[s]!, c.under[s]! > 0 ? Int32Array.of(c.P + i, short) : Int32Array.of(c.P + i))
      this.lp.add(c.most[s]! < c.P ? FORBIDDEN / 2 : c.over[s]!, Int32Array.of(c.P + i), -1)
    }
    this.fewer = this.lp.add(FORBIDDEN, Int32Array.of(short))
    this.more = this.lp.add(0, Int32Array.of(short), -1)
    this.slacks = this.lp.store.size
    this.startFrom(board)
  }

  /** The programme stands on the roster of the board and on nothing else; answers the numbers of its rows. */
  startFrom(board: Board): number[] {
    const rows = Array.from({ length: this.c.P }, (_, p) => this.add(p, board.row(p)))
    const slack = this.slotOf.map((s, i) => 2 * i + (board.count[s]! <= this.c.need[s]! ? 0 : 1))
    let missing = 0
    for (const s of this.slotOf) if (this.c.under[s]! > 0) missing += Math.max(0, this.c.need[s]! - board.count[s]!)
    const more = missing >= this.rhs.at(-1)! ? this.more : this.fewer
    this.lp.basis.refresh([...rows.map((at) => this.slacks + at), ...slack, more])
    return rows
  }

  /** How many places stay short in all, shares counted as they are. */
  missing(): number {
    let sum = 0
    for (const [i, s] of this.slotOf.entries())
      if (this.c.under[s]! > 0) sum += Math.max(0, this.lp.value(2 * i) - this.rhs[this.c.P + i]! + this.c.need[s]!)
    return sum
  }

  /**
   * From now on at least, or at most, so many places stay short in all. Whole rows leave a whole number short, shares a
   * broken one: rounded up, the prices come nearer to what whole rows cost.
   */
  holdMissing(side: 'least' | 'most', places: number): void {
    const { basis, store } = this.lp
    this.side = side
    this.places = places
    // Whole rosters may use up what the needs were nudged by.
    this.rhs[this.rhs.length - 1] = places + (side === 'most' ? 2 * NUDGE * this.slotOf.length : 0)
    store.cost[this.fewer] = side === 'most' ? 0 : FORBIDDEN
    store.cost[this.more] = side === 'most' ? FORBIDDEN : 0
    basis.refresh()
    const [basic, other] = basis.at[this.fewer]! >= 0 ? [this.fewer, this.more] : [this.more, this.fewer]
    if (this.lp.value(basic) < 0) basis.refresh(basis.columns.map((j) => (j === basic ? other : j)))
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
    this.lp.add(cost, Int32Array.from(rows))
    this.columns.push({ p, slots, cost })
    this.ofPerson[p]!.push(at)
    if (!this.keeps(at)) this.lp.store.cost[this.slacks + at] = cost + 2 * FORBIDDEN
    return at
  }

  /** Whether a row has on each day what its person is held to. */
  keeps(at: number): boolean {
    const { p, slots } = this.columns[at]!
    const from = p * this.c.D
    for (let d = 0; d < slots.length; d++) {
      const held = this.held[from + d]!
      if (held !== ANY && held !== slots[d]) return false
    }
    return true
  }

  /** Bars p's rows that are not what p is held to, and no others. */
  bar(p: number): void {
    for (const at of this.ofPerson[p]!)
      this.lp.store.cost[this.slacks + at] = this.columns[at]!.cost + (this.keeps(at) ? 0 : 2 * FORBIDDEN)
  }

  /** Holds p to this row on all days. */
  hold(p: number, slots: Int32Array): void {
    this.held.set(slots, p * this.c.D)
    this.bar(p)
  }

  free(p: number): void {
    this.held.fill(ANY, p * this.c.D, (p + 1) * this.c.D)
    this.bar(p)
  }

  /** The row that p is held to on all days, or -1. */
  chosen(p: number): number {
    const held = this.held.subarray(p * this.c.D, (p + 1) * this.c.D)
    return held.includes(ANY) ? -1 : (this.known.get(`${p}:${held.join()}`) ?? -1)
  }

  /** Solves the programme; false when `stop` said so first. Prices stay within what a place short or too many costs. */
  solve(stop: () => boolean): boolean {
    const solved = this.lp.solve(stop)
    const worth = this.lp.basis.y.at(-1)!
    for (const [i, s] of this.slotOf.entries()) {
      const over = this.c.most[s]! < this.c.P ? FORBIDDEN / 2 : this.c.over[s]!
      const least = this.c.under[s]! > 0 ? worth - this.c.under[s]! : 0
      this.slotPrice[s] = Math.max(least, Math.min(over, -this.lp.basis.y[this.c.P + i]!))
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

  /** The least cost with shares of the rows known, the needs as they are: what the duals say of them. */
  objective(): number {
    let sum = this.c.base
    for (let p = 0; p < this.c.P; p++) sum += this.lp.basis.y[p]!
    for (const [i, s] of this.slotOf.entries()) sum += this.lp.basis.y[this.c.P + i]! * this.c.need[s]!
    return sum + this.lp.basis.y.at(-1)! * this.places
  }

  /** The part of a lower bound that the needs give at these prices; the cheapest row of each person is to be added. */
  needBound(slotPrice: Float64Array): number {
    let sum = this.c.base
    let worth = Number.POSITIVE_INFINITY
    for (const s of this.slotOf) {
      sum -= slotPrice[s]! * this.c.need[s]!
      if (this.c.under[s]! > 0) worth = Math.min(worth, this.c.under[s]! + slotPrice[s]!)
    }
    return sum + this.places * (this.side === 'least' ? Math.max(0, worth) : Math.min(0, worth))
  }
}
