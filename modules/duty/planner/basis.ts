import type { ColumnStore } from './column-store.ts'

const NOISE = 1e-11

/** The basis of a linear programme with its inverse, kept from pivot to pivot. */
export class Basis {
  readonly m: number
  /** Column that is basic in each row, and its value. */
  readonly columns: Int32Array
  readonly x: Float64Array
  /** Dual value of each row. */
  readonly y: Float64Array
  /** The entering column as the basis sees it, after `look`. */
  readonly alpha: Float64Array
  /** Row r of the inverse, after `enter`, as it was before. */
  readonly rho: Float64Array
  /** For each column the row in which it is basic, or -1. */
  at = new Int32Array(1024).fill(-1)
  age = 0
  private readonly b: Float64Array
  private readonly store: ColumnStore
  /** Column after column. */
  private readonly inverse: Float64Array

  constructor(store: ColumnStore, b: Float64Array) {
    this.store = store
    this.b = b
    this.m = b.length
    this.columns = new Int32Array(this.m).fill(-1)
    this.x = new Float64Array(this.m)
    this.y = new Float64Array(this.m)
    this.alpha = new Float64Array(this.m)
    this.rho = new Float64Array(this.m)
    this.inverse = new Float64Array(this.m * this.m)
  }

  look(j: number): void {
    const { m, inverse, alpha, store } = this
    alpha.fill(0)
    for (let at = store.from[j]!; at < store.from[j + 1]!; at++) {
      const from = store.rows[at]! * m
      for (let i = 0; i < m; i++) alpha[i]! += inverse[from + i]!
    }
    // What rounding leaves of a zero would fill the inverse, whose zeros save most of the work.
    const sign = store.sign[j]!
    for (let i = 0; i < m; i++) alpha[i] = Math.abs(alpha[i]!) < NOISE ? 0 : sign * alpha[i]!
  }

  /** Row r of the inverse, into `rho`. */
  readRow(r: number): void {
    for (let k = 0, at = r; k < this.m; k++, at += this.m) this.rho[k] = this.inverse[at]!
  }

  /** Column j, looked at before, becomes basic in row r; `reduced` is its reduced cost. */
  enter(j: number, r: number, reduced: number): void {
    const { m, alpha, inverse, y, rho } = this
    const pivot = alpha[r]!
    const touched = touchedRows(alpha, r)
    for (let k = 0, from = 0; k < m; k++, from += m) {
      const here = inverse[from + r]!
      if (Math.abs(here) < NOISE) {
        inverse[from + r] = 0
        rho[k] = 0
        continue
      }
      rho[k] = here
      y[k]! += (reduced * here) / pivot
      const factor = here / pivot
      for (let n = 0; n < touched.length; n++) {
        const i = touched[n]!
        inverse[from + i]! -= factor * alpha[i]!
      }
      inverse[from + r] = factor
    }
    if (this.columns[r]! >= 0) this.at[this.columns[r]!] = -1
    this.columns[r] = j
    this.at[j] = r
    this.age++
  }

  /** Makes room for columns that have been added. */
  reach(columns: number): void {
    if (columns <= this.at.length) return
    const at = new Int32Array(2 * columns).fill(-1)
    at.set(this.at)
    this.at = at
  }

  /** The inverse anew from these columns, so that errors do not add up. */
  refresh(columns: Iterable<number> = this.columns.slice()): void {
    const { m, inverse, alpha, store } = this
    const size = (j: number) => store.from[j + 1]! - store.from[j]!
    const ordered = [...columns].sort((one, other) => size(one) - size(other))
    inverse.fill(0)
    for (let i = 0; i < m; i++) inverse[i * m + i] = 1
    this.at.fill(-1)
    this.columns.fill(-1)
    for (const j of ordered) {
      this.look(j)
      let r = -1
      for (let i = 0; i < m; i++)
        if (this.columns[i] === -1 && (r < 0 || Math.abs(alpha[i]!) > Math.abs(alpha[r]!))) r = i
      this.enter(j, r, 0)
    }
    this.x.fill(0)
    for (let k = 0; k < m; k++) for (let i = 0; i < m; i++) this.x[i]! += inverse[k * m + i]! * this.b[k]!
    this.age = 0
    this.priceDuals()
  }

  /** The duals anew: costs have changed. */
  priceDuals(): void {
    const { m, inverse, y, store, columns } = this
    for (let k = 0; k < m; k++) {
      let sum = 0
      for (let i = 0; i < m; i++) sum += store.cost[columns[i]!]! * inverse[k * m + i]!
      y[k] = sum
    }
  }
}

/** Where alpha is not zero, row r left out: most of it is, and need not be visited for each column. */
function touchedRows(alpha: Float64Array, r: number): Int32Array {
  if (touched_.length < alpha.length) touched_ = new Int32Array(alpha.length)
  let n = 0
  for (let i = 0; i < alpha.length; i++) if (alpha[i] !== 0 && i !== r) touched_[n++] = i
  return touched_.subarray(0, n)
}

let touched_ = new Int32Array(1024)
