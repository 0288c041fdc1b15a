import { Board } from './board.ts'
import { type Compiled, coverCost } from './compiled.ts'
import type { Assignment, CostParts, PlannedRoster, RosterModel } from './model.ts'

/** A roster in the model's own words: who serves what, what it costs and why, what is unfilled. */
export function describeRoster(model: RosterModel, c: Compiled, x: Int32Array, bound?: number): PlannedRoster {
  const board = new Board(c)
  board.copyFrom(x)
  const assignments: Assignment[] = []
  for (const [at, s] of x.entries())
    if (s >= 0) assignments.push({ person: model.people[Math.floor(at / c.D)]!.id, slot: model.slots[s]!.id })
  const unfilled = model.slots.flatMap(({ id }, s) => {
    const missing = c.need[s]! - board.count[s]!
    return missing > 0 ? [{ slot: id, missing }] : []
  })
  const cost = Math.max(board.cost, bound ?? Number.NEGATIVE_INFINITY)
  return {
    ...{ assignments, cost, parts: partsOf(board), unfilled },
    ...(bound === undefined ? {} : { bound, gap: cost > 0 ? (cost - bound) / cost : 0 }),
  }
}

/** The roster on p * D + d that these assignments make; unknown people and slots are left out. */
export function readAssignments(model: RosterModel, c: Compiled, assignments: readonly Assignment[]): Int32Array {
  const personAt = new Map(model.people.map(({ id }, p) => [id, p]))
  const slotAt = new Map(model.slots.map(({ id }, s) => [id, s]))
  const x = new Int32Array(c.P * c.D).fill(-1)
  for (const { person, slot } of assignments) {
    const p = personAt.get(person)
    const s = slotAt.get(slot)
    if (p !== undefined && s !== undefined) x[p * c.D + c.slotDay[s]!] = s
  }
  return x
}

function partsOf(board: Board): CostParts {
  const { c, x } = board
  const parts: CostParts = { under: 0, over: 0, wishes: c.base, walk: 0, fairness: 0, together: 0 }
  for (let s = 0; s < c.S; s++) {
    const cost = coverCost(c, s, board.count[s]!)
    if (board.count[s]! < c.need[s]!) parts.under += cost
    else parts.over += cost
  }
  for (const [at, s] of x.entries()) {
    if (s < 0) continue
    const p = Math.floor(at / c.D)
    parts.wishes += c.wish[at * c.K + c.slotKind[s]!]!
    if (c.slotPost[s]! >= 0) parts.walk += c.walk[p * c.posts + c.slotPost[s]!]!
  }
  for (let p = 0; p < c.P; p++) {
    const { weekendCost, counters } = c.rules[p]!
    parts.fairness += weekendCost[board.weekends[p]!]!
    for (const [i, { cost }] of counters.entries()) parts.fairness += cost[board.counted[board.counterFrom[p]! + i]!]!
  }
  parts.together = board.cost - parts.under - parts.over - parts.wishes - parts.walk - parts.fairness
  if (Math.abs(parts.together) < 1e-6) parts.together = 0
  return parts
}
