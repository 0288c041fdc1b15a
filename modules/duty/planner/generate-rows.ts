import type { Master } from './master.ts'
import type { RowFinder } from './window-row.ts'

export interface Generated {
  objective: number
  /** No roster costs less than this, whatever rows are still unknown. */
  bound: number
  rounds: number
}

export interface GenerateOptions {
  /** People for whom rows are sought; those who are fixed are left out. */
  people: readonly number[]
  stop: () => boolean
  /** Ends when objective and bound are this near. */
  tolerance: number
  mostRounds: number
  onRound?: (round: Generated) => void
}

/**
 * Finds rows that better the master until there are none: solve, ask each person's cheapest row at the prices, repeat.
 * Prices are smoothed with those of the best bound so far, which halves the rounds (Wentges, 1997).
 */
export function generateRows(master: Master, rows: RowFinder, options: GenerateOptions): Generated {
  const { people, stop, tolerance, mostRounds } = options
  let bound = Number.NEGATIVE_INFINITY
  let centre: Float64Array | undefined
  const prices = new Float64Array(master.c.S)
  let objective = Number.POSITIVE_INFINITY
  let smooth = 0.7
  for (let round = 1; ; round++) {
    const solved = master.solve(stop)
    objective = master.objective()
    if (!solved || round > mostRounds || objective - bound <= tolerance || stop()) return { objective, bound, rounds: round }
    for (let s = 0; s < prices.length; s++)
      prices[s] = centre ? smooth * centre[s]! + (1 - smooth) * master.slotPrice[s]! : master.slotPrice[s]!
    let found = 0
    let here = master.needBound(prices)
    for (const p of people) {
      if (master.isFixed(p)) continue
      const { slots, bound: least } = rows.wholeRow(p, prices, { exact: smooth === 0 })
      here += least
      if (!slots) continue
      const known = master.columns.length
      const at = master.add(p, slots)
      if (at === known && master.reduced(at) < -1e-6) found++
    }
    if (here > bound) {
      bound = here
      centre = prices.slice()
    }
    options.onRound?.({ objective, bound, rounds: round })
    if (found === 0) {
      if (smooth === 0) return { objective, bound, rounds: round }
      smooth = smooth > 0.2 ? smooth / 2 : 0
    }
  }
}
