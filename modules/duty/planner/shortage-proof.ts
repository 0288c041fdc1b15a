import { Board } from './board.ts'
import type { OpenRoster } from './open-roster.ts'
import { RowFinder } from './window-row.ts'

/** Slots of one demand on skills: what they need in all, and what those who hold the skills can serve at most. */
export interface SkillCapacity {
  skills: string[]
  holders: number
  need: number
  /** Over the whole plan, within leave, rest, hours and all other rules on rows. */
  capacity: number
  /** Places that nobody can fill, however the roster is laid. */
  unfillable: number
}

// Far above what walks and wishes can cost, so that the cheapest row is the one that serves the most.
const A_SHIFT = 1e6

/** For each demand on skills, whether its holders suffice: a person's most shifts are found by the planner's own rows. */
export function skillCapacities({ model, c }: OpenRoster): SkillCapacity[] {
  const rows = new RowFinder(new Board(c))
  const demands = Map.groupBy(
    model.slots.map((slot, s) => ({ skills: slot.skills ?? [], s })),
    ({ skills }) => skills.join('\n'),
  )
  const prices = new Float64Array(c.S)
  return [...demands.values()].map((demand) => {
    prices.fill(0)
    for (const { s } of demand) prices[s] = -A_SHIFT
    let capacity = 0
    let holders = 0
    for (let p = 0; p < c.P; p++) {
      if (!demand.some(({ s }) => c.may[p * c.stations + c.slotStation[s]!] === 1)) continue
      holders++
      capacity += Math.max(0, Math.floor(-rows.wholeRow(p, prices).bound / A_SHIFT + 0.5))
    }
    const need = demand.reduce((sum, { s }) => sum + c.need[s]!, 0)
    return { skills: demand[0]!.skills, holders, need, capacity, unfillable: Math.max(0, need - capacity) }
  })
}
