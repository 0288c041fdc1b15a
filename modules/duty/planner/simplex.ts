import { Basis } from './basis.ts'
import { ColumnStore } from './column-store.ts'

const OPTIMAL = 1e-7
const SMALLEST_PIVOT = 1e-7
/** Columns that cost this or more never enter. */
export const FORBIDDEN = 1e5

/**
 * A linear programme that grows by columns: min c x, A x = b, x >= 0. Primal simplex with Devex pricing; the basis is kept
 * between solves, because a round of column generation changes little. Rows number a few hundred.
 */
export class Simplex {
  readonly store = new ColumnStore()
  readonly basis: Basis
  pivots = 0
  private reduced = new Float64Array(1024)
  private weight = new Float64Array(1024).fill(1)
  /** Columns that are looked at in each pivot: those that may become worth it; the rest waits. */
  private awake = new Int32Array(0)

  constructor(b: Float64Array) {
    this.basis = new Basis(this.store, b)
  }

  /** Adds a column with `sign` in each of `rows`; answers its number. */
  add(cost: number, rows: Int32Array, sign: 1 | -1 = 1): number {
    const j = this.store.add(cost, rows, sign)
    this.basis.reach(j + 1)
    if (j >= this.reduced.length) {
      this.reduced = new Float64Array(2 * j)
      const weight = new Float64Array(2 * j).fill(1)
      weight.set(this.weight)
      this.weight = weight
    }
    return j
  }

  reducedCost(j: number): number {
    return this.store.cost[j]! - this.store.dot(j, this.basis.y)
  }

  value(j: number): number {
    const i = this.basis.at[j]!
    return i < 0 ? 0 : this.basis.x[i]!
  }

  /** Pivots until no column betters the objective; false when `stop` said so first. */
  solve(stop: () => boolean): boolean {
    this.basis.priceDuals()
    while (this.wake()) {
      for (let turn = 1; ; turn++) {
        const entering = this.choose()
        if (entering < 0) break
        const pivoted = this.pivot(entering)
        // A fresh basis that finds nothing to leave has met rounding, not a better column.
        if (!pivoted && this.basis.age === 0) return true
        if (!pivoted || this.basis.age >= 1000) this.start()
        if (turn % 50 === 0 && stop()) return false
      }
      if (this.basis.age > 500) this.basis.refresh()
      this.basis.priceDuals()
      if (stop()) return false
    }
    return true
  }

  private start(): void {
    this.basis.refresh()
    for (const j of this.awake) this.reduced[j] = this.reducedCost(j)
  }

  /** Chooses which columns to look at; false when none has a negative reduced cost. */
  private wake(): boolean {
    const { size } = this.store
    let least = 0
    for (let j = 0; j < size; j++) {
      this.reduced[j] = this.basis.at[j]! >= 0 || this.store.cost[j]! >= FORBIDDEN ? 0 : this.reducedCost(j)
      if (this.reduced[j]! < least) least = this.reduced[j]!
    }
    if (least > -OPTIMAL) return false
    this.weight.fill(1)
    const sorted = this.reduced.slice(0, size).sort()
    const limit = sorted[Math.min(size - 1, 3 * this.basis.m + 500)]!
    const awake: number[] = []
    for (let j = 0; j < size; j++)
      if (this.basis.at[j]! >= 0 || (this.reduced[j]! <= limit && this.store.cost[j]! < FORBIDDEN)) awake.push(j)
    this.awake = Int32Array.from(awake)
    return true
  }

  private choose(): number {
    const { awake, reduced, weight } = this
    const { at } = this.basis
    let best = -1
    let most = 0
    for (let n = 0; n < awake.length; n++) {
      const j = awake[n]!
      const d = reduced[j]!
      if (d > -OPTIMAL || at[j]! >= 0) continue
      const gain = (d * d) / weight[j]!
      if (gain > most) {
        most = gain
        best = j
      }
    }
    return best
  }

  private pivot(j: number): boolean {
    const { basis } = this
    const { m, alpha, x } = basis
    basis.look(j)
    let step = Number.POSITIVE_INFINITY
    for (let i = 0; i < m; i++) {
      if (alpha[i]! <= SMALLEST_PIVOT) continue
      const ratio = (x[i]! > 0 ? x[i]! + 1e-9 : 1e-9) / alpha[i]!
      if (ratio < step) step = ratio
    }
    let r = -1
    for (let i = 0; i < m; i++)
      if (alpha[i]! > SMALLEST_PIVOT && Math.max(0, x[i]!) / alpha[i]! <= step && (r < 0 || alpha[i]! > alpha[r]!))
        r = i
    if (r < 0) return false
    const length = Math.max(0, x[r]!) / alpha[r]!
    for (let i = 0; i < m; i++) x[i]! -= length * alpha[i]!
    x[r] = length
    const leaving = basis.columns[r]!
    basis.enter(j, r, this.reduced[j]!)
    this.pivots++
    this.updatePrices(j, leaving, alpha[r]!)
    return true
  }

  private updatePrices(entered: number, left: number, pivot: number): void {
    const { awake, reduced, weight, store } = this
    const { at, rho } = this.basis
    const ratio = reduced[entered]! / pivot
    const reference = weight[entered]! / (pivot * pivot)
    for (let n = 0; n < awake.length; n++) {
      const j = awake[n]!
      if (at[j]! >= 0) continue
      const across = store.dot(j, rho)
      if (across === 0) continue
      reduced[j]! -= ratio * across
      const grown = across * across * reference
      if (grown > weight[j]!) weight[j] = grown
    }
    reduced[entered] = 0
    reduced[left] = -ratio
    weight[left] = Math.max(reference, 1)
  }
}
