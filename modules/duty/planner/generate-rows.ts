import type { Master } from './master.ts'
import type { RowFinder } from './window-row.ts'

export interface Generated {
  /** The prices at which the bound was found. */
  prices: Float64Array | undefined
  objective: number
  /** No roster costs less than this, whatever rows are still unknown. */
  bound: number
  rounds: number
}

export interface GenerateOptions {
  /** People for whom rows are sought: all who are not held to a whole row. */
  people: readonly number[]
  stop: () => boolean
  /** Ends when objective and bound are this near. */
  tolerance: number
  mostRounds: number
  /** Ends as soon as it is sure that nothing costs less than this. */
  below?: number
  /** Proves each row before it ends, for the bound's sake. */
  exact: boolean
  /** Prices to begin near, of a programme much like this one. */
  centre?: Float64Array
  onRound?: (round: Generated) => void
}

/**
 * Finds rows that better the master until there are none: solve, ask each person's cheapest row at the prices, repeat.
 * Prices are smoothed with those of the best bound so far, which halves the rounds (Wentges, 1997).
 */
export function generateRows(master: Master, rows: RowFinder, options: GenerateOptions): Generated {
  const { people, stop, tolerance, mostRounds, exact, below = Number.POSITIVE_INFINITY } = options
  let bound = Number.NEGATIVE_INFINITY
  let centre = options.centre
  const prices = new Float64Array(master.c.S)
  let objective = Number.POSITIVE_INFINITY
  let smooth = 0.7
  const settled = Array.from({ length: master.c.P }, (_, p) => master.chosen(p)).filter((at) => at >= 0)
  for (let round = 1; ; round++) {
    const solved = master.solve(stop)
    objective = master.objective()
    const near = objective - bound <= tolerance
    if (!solved || round > mostRounds || near || bound > below || stop())
      return { objective, bound, rounds: round, prices: centre }
    for (let s = 0; s < prices.length; s++)
      prices[s] = centre ? smooth * centre[s]! + (1 - smooth) * master.slotPrice[s]! : master.slotPrice[s]!
    let found = 0
    let here = master.needBound(prices)
    for (const at of settled) here += master.priceOf(at, prices)
    for (const p of people) {
      const held = master.held.subarray(p * master.c.D, (p + 1) * master.c.D)
      const { slots, bound: least } = rows.wholeRow(p, prices, { exact: exact && smooth === 0, held })
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
    options.onRound?.({ objective, bound, rounds: round, prices: centre })
    if (found === 0) {
      if (smooth === 0) return { objective, bound, rounds: round, prices: centre }
      smooth = smooth > 0.2 ? smooth / 2 : 0
    }
  }
}
