import { driveOut } from './drive-out.ts'
import { generateRows } from './generate-rows.ts'
import type { Master } from './master.ts'
import type { Random } from './random.ts'
import { settleDays } from './settle-days.ts'
import { settleRows } from './settle-rows.ts'
import type { RowFinder } from './window-row.ts'

export interface DiveOptions {
  people: readonly number[]
  /** Left early when the programme shows that nothing below this is to be found here. */
  below: number
  /** Rounds of new rows at first, and after each step; more find better rosters and take longer. */
  firstRounds: number
  roundsAStep: number
  /** What is settled in a step, and how much of what is open: days of people, or whole rows. */
  settle: 'days' | 'rows'
  share: number
  stop: () => boolean
  /** Prices of the whole programme, to begin near. */
  centre: Float64Array | undefined
}

/**
 * From shares of rows to whole ones: settles what the programme is surest of, lets it answer with new rows that keep that,
 * and goes on until everybody has one row. Answers the rows, or undefined when the dive was not worth
 * finishing. What was held before is held afterwards, and nothing else.
 */
export function dive(master: Master, rows: RowFinder, random: Random, options: DiveOptions): number[] | undefined {
  const { people, below, firstRounds, roundsAStep, share, stop } = options
  const settle = options.settle === 'days' ? settleDays : settleRows
  const heldBefore = master.held.slice()
  let { centre } = options
  try {
    for (let step = 0; ; step++) {
      const mostRounds = step ? roundsAStep : firstRounds
      const open = people.filter((p) => master.chosen(p) < 0)
      const round = { people: open, stop, tolerance: 0.01, mostRounds, exact: false, below: below + 1e-4, centre }
      const { objective, bound, prices } = generateRows(master, rows, round)
      centre = prices
      if (stop() || (step ? objective : bound) > below + 1e-4) return undefined
      const whole = open.map((p) => master.ofPerson[p]!.find((at) => master.share(at) > 1 - 1e-4))
      if (!whole.includes(undefined)) return people.map((p) => whole[open.indexOf(p)] ?? master.chosen(p))
      if (!settle(master, open, random, share)) return undefined
      driveOut(master.lp, stop)
    }
  } finally {
    master.held.set(heldBefore)
    for (const p of people) master.bar(p)
  }
}
