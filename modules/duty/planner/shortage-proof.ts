import { compile } from './compile.ts'
import { firstRoster } from './first-roster.ts'
import { generateRows } from './generate-rows.ts'
import { Master } from './master.ts'
import type { RosterModel, Slot } from './model.ts'
import { Random } from './random.ts'
import { RowFinder } from './window-row.ts'

/** Slots of one demand on skills: what they need in all, and how many places nobody can fill however the roster is laid. */
export interface SkillShortage {
  skills: string[]
  holders: number
  need: number
  unfillable: number
}

const MOST_ROUNDS = 2000
const MOST_MS = 5000

/**
 * For each demand on skills among these slots, how many places must stay empty: all who hold the skills serve nothing else
 * and cost nothing, and even then the programme over shares of their rows leaves so many open. Rules on rows all count.
 */
export function skillShortages(model: RosterModel, short: readonly string[]): SkillShortage[] {
  const shortIds = new Set(short)
  const demands = Map.groupBy(model.slots, ({ skills = [] }) => skills.join('\n'))
  return [...demands.values()]
    .filter((slots) => slots.some(({ id }) => shortIds.has(id)))
    .map((slots) => {
      const part = partOf(model, slots)
      const need = slots.reduce((sum, slot) => sum + slot.need, 0)
      return { skills: slots[0]!.skills ?? [], holders: part.people.length, need, unfillable: leastMissing(part) }
    })
}

function partOf(model: RosterModel, slots: readonly Slot[]): RosterModel {
  const asked = slots[0]!.skills ?? []
  const people = model.people.filter(({ skills = [] }) => asked.every((skill) => skills.includes(skill)))
  return {
    ...model,
    slots: slots.map((slot) => ({ ...slot, under: 1, over: undefined })),
    people: people.map(({ wishes, walks, home, pinned, ...person }) => person),
    together: [],
    weights: { nights: 0, weekends: 0, holidays: 0, walk: 0 },
  }
}

function leastMissing(part: RosterModel): number {
  if (part.people.length === 0) return part.slots.reduce((sum, { need }) => sum + need, 0)
  const c = compile(part)
  const random = new Random(1)
  const { board } = firstRoster(c, random)
  const end = performance.now() + MOST_MS
  const people = part.people.map((_, p) => p)
  const options = { people, stop: () => performance.now() > end, tolerance: 0.01, mostRounds: MOST_ROUNDS, exact: true }
  const { bound } = generateRows(new Master(board, random), new RowFinder(board), options)
  return Math.max(0, Math.ceil(bound - 1e-6))
}
