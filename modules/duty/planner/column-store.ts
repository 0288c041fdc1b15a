/** Columns of a linear programme whose entries are all 1 or all -1, in flat arrays that grow. */
export class ColumnStore {
  size = 0
  cost = new Float64Array(1024)
  sign = new Int8Array(1024)
  /** Entries of column j: rows[from[j]] up to rows[from[j + 1]]. */
  from = new Int32Array(1025)
  rows = new Int32Array(1 << 15)

  add(cost: number, rows: Int32Array, sign: 1 | -1): number {
    const j = this.size++
    if (this.size > this.cost.length) {
      this.cost = grown(this.cost, new Float64Array(2 * this.size))
      this.sign = grown(this.sign, new Int8Array(2 * this.size))
      this.from = grown(this.from, new Int32Array(2 * this.size + 1))
    }
    const start = this.from[j]!
    if (start + rows.length > this.rows.length) this.rows = grown(this.rows, new Int32Array(2 * (start + rows.length)))
    this.rows.set(rows, start)
    this.from[j + 1] = start + rows.length
    this.cost[j] = cost
    this.sign[j] = sign
    return j
  }

  /** The sum of `values` over the entries of column j. */
  dot(j: number, values: Float64Array): number {
    const { rows } = this
    let sum = 0
    for (let at = this.from[j]!, end = this.from[j + 1]!; at < end; at++) sum += values[rows[at]!]!
    return this.sign[j] === 1 ? sum : -sum
  }
}

function grown<T extends { set(from: T): void }>(from: T, into: T): T {
  into.set(from)
  return into
}
