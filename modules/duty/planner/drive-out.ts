import { FORBIDDEN, type Simplex } from './simplex.ts'

const SMALLEST_PIVOT = 1e-6
const FEASIBLE = 1e-8

/**
 * After columns of a solved programme have been forbidden: pivots that drive them out of the basis and leave the prices
 * right (dual simplex). By their cost alone they would go as well, but with more pivots. False when some could not
 * be driven out by the columns known.
 */
export function driveOut(lp: Simplex, stop: () => boolean): boolean {
  const { basis, store } = lp
  const { m, x, alpha, rho } = basis
  const stuck = new Uint8Array(m)
  const reduced = new Float64Array(store.size)
  const across = new Float64Array(store.size)
  const usable: number[] = []
  for (let j = 0; j < store.size; j++) {
    if (basis.at[j]! >= 0 || store.cost[j]! >= FORBIDDEN) continue
    reduced[j] = Math.max(0, lp.reducedCost(j))
    usable.push(j)
  }
  for (let turn = 1; ; turn++) {
    // Equal prices may lead round in a circle; what is left then goes by its cost.
    if (turn > 10 * m || (turn % 50 === 0 && stop())) return false
    const r = leaving()
    if (r < 0) return !stuck.includes(1)
    basis.readRow(r)
    const q = entering(x[r]! < 0 ? -1 : 1)
    if (q < 0) {
      stuck[r] = 1
      continue
    }
    basis.look(q)
    const step = Math.abs(x[r]!) < FEASIBLE ? 0 : x[r]! / alpha[r]!
    for (let i = 0; i < m; i++) x[i]! -= step * alpha[i]!
    x[r] = step
    const ratio = reduced[q]! / alpha[r]!
    const left = basis.columns[r]!
    basis.enter(q, r, reduced[q]!)
    lp.pivots++
    for (const j of usable) reduced[j] = Math.max(0, reduced[j]! - ratio * across[j]!)
    reduced[q] = 0
    if (store.cost[left]! >= FORBIDDEN) continue
    reduced[left] = Math.max(0, -ratio)
    if (!usable.includes(left)) usable.push(left)
  }

  /** The row that is furthest from where it may be: below nothing, or forbidden; forbidden ones at nothing come last. */
  function leaving(): number {
    let worst = FEASIBLE
    let r = -1
    for (let i = 0; i < m; i++) {
      if (stuck[i] === 1) continue
      const forbidden = store.cost[basis.columns[i]!]! >= FORBIDDEN
      const off = x[i]! < 0 ? -x[i]! : forbidden ? x[i]! + 2 * FEASIBLE : 0
      if (off <= worst) continue
      worst = off
      r = i
    }
    return r
  }

  /** The column that comes in with the least harm to the prices. */
  function entering(sign: 1 | -1): number {
    let best = -1
    let least = Number.POSITIVE_INFINITY
    for (const j of usable) {
      across[j] = basis.at[j]! >= 0 ? 0 : store.dot(j, rho)
      const pull = sign * across[j]!
      if (pull <= SMALLEST_PIVOT) continue
      const ratio = reduced[j]! / pull
      if (ratio > least + 1e-9 || (ratio > least - 1e-9 && pull <= sign * across[best]!)) continue
      least = Math.min(least, ratio)
      best = j
    }
    return best
  }
}
