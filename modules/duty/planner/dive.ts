import { generateRows } from './generate-rows.ts'
import type { Master } from './master.ts'
import type { Random } from './random.ts'
import type { RowFinder } from './window-row.ts'

export interface DiveOptions {
  people: readonly number[]
  /** Left early when the programme shows that nothing below this is to be found here. */
  below: number
  /** Rounds of new rows after each step; more find better rosters and take longer. */
  roundsAStep: number
  stop: () => boolean
  /** Prices of the whole programme, to begin near. */
  centre: Float64Array | undefined
}

/**
 * From shares of rows to whole ones: settles the rows that the programme is nearly sure of, and one more by a loaded die,
 * lets it answer with new rows for the others, and goes on until everybody has one. Answers the rows by person, or
 * undefined when the dive was not worth finishing. All who were free before are free again afterwards.
 */
export function dive(master: Master, rows: RowFinder, random: Random, options: DiveOptions): number[] | undefined {
  const { people, below, roundsAStep, stop } = options
  let { centre } = options
  const settled: number[] = []
  try {
    for (;;) {
      const open = people.filter((p) => !master.isFixed(p))
      const mostRounds = settled.length === 0 ? 15 : roundsAStep
      const round = { people: open, stop, tolerance: 0.01, mostRounds, exact: false, below: below + 1e-4, centre }
      const { objective, bound, prices } = generateRows(master, rows, round)
      centre = prices
      if (stop() || (settled.length ? objective : bound) > below + 1e-4) return undefined
      const step = Math.max(1, Math.ceil(open.length / 8))
      for (const { p, at } of nextToFix(master, open, random, step)) {
        master.fix(p, at)
        settled.push(p)
      }
      if (people.every((p) => master.isFixed(p))) return people.map((p) => master.chosen(p))
    }
  } finally {
    for (const p of settled) master.free(p)
  }
}

/** Who is all but settled; and beside them the surest of the rest, up to `step`, a little shuffled. */
function nextToFix(master: Master, open: readonly number[], random: Random, step: number): { p: number; at: number }[] {
  const surest = open.map((p) => {
    let at = -1
    let share = -1
    for (const one of master.ofPerson[p]!) {
      const here = master.share(one)
      if (here <= 1e-6) continue
      const drawn = here > 0.99 ? 2 : here * (0.7 + 0.6 * random.next())
      if (drawn > share) {
        share = drawn
        at = one
      }
    }
    return { p, at, share }
  })
  surest.sort((one, other) => other.share - one.share)
  const sure = surest.filter(({ share }) => share === 2)
  return [...sure, ...surest.slice(sure.length, sure.length + step)].filter(({ at }) => at >= 0)
}
