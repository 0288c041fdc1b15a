import { Board } from './board.ts'
import { compile } from './compile.ts'
import type { Compiled } from './compiled.ts'
import { readAssignments } from './describe-roster.ts'
import type { Assignment, RosterModel } from './model.ts'

/** A roster laid open to be asked about: who could cover, why not, what a swap would do. */
export interface OpenRoster {
  model: RosterModel
  c: Compiled
  board: Board
  /** Number of a person or a slot by its id; throws for strangers. */
  person: (id: string) => number
  slot: (id: string) => number
}

export function openRoster(model: RosterModel, assignments: readonly Assignment[]): OpenRoster {
  const c = compile(model)
  const board = new Board(c)
  board.copyFrom(readAssignments(model, c, assignments))
  const people = new Map(model.people.map(({ id }, p) => [id, p]))
  const slots = new Map(model.slots.map(({ id }, s) => [id, s]))
  return { model, c, board, person: (id) => known(people, id), slot: (id) => known(slots, id) }
}

function known(numbers: Map<string, number>, id: string): number {
  const number = numbers.get(id)
  if (number === undefined) throw new Error(`${id} is not in this roster`)
  return number
}
