/** Numbers that look random and are the same for the same seed: xorshift32. */
export class Random {
  private state: number
  constructor(seed: number) {
    this.state = (Math.imul(seed + 1, 0x9e3779b1) ^ 0x5bd1e995) | 0 || 1
    for (let at = 0; at < 8; at++) this.next()
  }

  /** At least 0, less than 1. */
  next(): number {
    let x = this.state
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    this.state = x
    return (x >>> 0) / 4294967296
  }

  below(n: number): number {
    return Math.floor(this.next() * n)
  }

  shuffled(n: number): Int32Array {
    const order = Int32Array.from({ length: n }, (_, at) => at)
    for (let at = n - 1; at > 0; at--) {
      const other = this.below(at + 1)
      const kept = order[at]!
      order[at] = order[other]!
      order[other] = kept
    }
    return order
  }

  /** The place of one of these weights, the greater the likelier. */
  byWeight(weights: ArrayLike<number>): number {
    let sum = 0
    for (let at = 0; at < weights.length; at++) sum += weights[at]!
    let drawn = this.next() * sum
    for (let at = 0; at < weights.length; at++) {
      drawn -= weights[at]!
      if (drawn <= 0) return at
    }
    return weights.length - 1
  }
}
