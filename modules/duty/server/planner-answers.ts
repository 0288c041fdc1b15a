import { checkSwap } from '../planner/check-swap.ts'
import type { Assignment, RosterModel } from '../planner/model.ts'
import { type OpenRoster, openRoster } from '../planner/open-roster.ts'
import { rulesAgainst } from '../planner/rules-broken.ts'
import { type Candidate, explainShortage, type Shortage, whoCouldCover } from '../planner/who-could-cover.ts'
import { type AssignmentReason, whyAssigned } from '../planner/why-assigned.ts'

/** What the planner is asked about a roster as it stands. `other` left out: somebody takes a slot over for nothing. */
export type PlannerQuestion =
  | { kind: 'gap'; slot: string }
  | { kind: 'why'; assignment: Assignment }
  | { kind: 'swap'; one: Assignment; other: Assignment | { person: string } }

export interface RosterAsked {
  model: RosterModel
  standing: readonly Assignment[]
}

export interface GapWeighed {
  shortage: Shortage
  candidates: Candidate[]
}

/** Rules against the one who gives and against the other, and what the roster costs more. */
export interface SwapWeighed {
  against: [string[], string[]]
  costs: number
}

export type PlannerAnswer = GapWeighed | AssignmentReason | SwapWeighed | undefined

/** Undefined where the planner, to whom nobody serves twice a day, does not find somebody where they stand. */
export function answerPlanner({ model, standing }: RosterAsked, question: PlannerQuestion): PlannerAnswer {
  const roster = openRoster(model, standing)
  if (question.kind === 'gap')
    return { shortage: explainShortage(roster, question.slot), candidates: whoCouldCover(roster, question.slot) }
  if (question.kind === 'why')
    return stands(roster, question.assignment) ? whyAssigned(roster, question.assignment) : undefined
  const { one, other } = question
  if (!stands(roster, one)) return undefined
  if (!('slot' in other)) return takenOver(roster, one, other.person)
  return stands(roster, other) ? checkSwap(roster, one, other) : undefined
}

function stands({ model, c, board }: OpenRoster, { person, slot }: Assignment): boolean {
  const p = model.people.findIndex(({ id }) => id === person)
  const s = model.slots.findIndex(({ id }) => id === slot)
  return p >= 0 && s >= 0 && board.x[p * c.D + (c.slotDay[s] ?? 0)] === s
}

function takenOver(roster: OpenRoster, { person, slot }: Assignment, by: string): SwapWeighed | undefined {
  const { model, c, board } = roster
  if (!model.people.some(({ id }) => id === by)) return undefined
  const [p, q, s] = [roster.person(person), roster.person(by), roster.slot(slot)]
  const d = c.slotDay[s] ?? 0
  const before = board.cost
  board.put(p, d, -1)
  const against = rulesAgainst(model, board, q, s)
  if (!against.includes('elsewhere')) board.put(q, d, s)
  return { against: [[], against], costs: board.cost - before }
}
