import { describe, expect, test } from 'vitest'
import { checkDuty } from '../../../bench/roster/check-duty.ts'
import { anneal, findHeat, MOVES_A_LOOK } from '../planner/anneal.ts'
import { compile } from '../planner/compile.ts'
import { describeRoster } from '../planner/describe-roster.ts'
import { firstRoster } from '../planner/first-roster.ts'
import type { PlannedPerson, RosterModel } from '../planner/model.ts'
import { Random } from '../planner/random.ts'
import { whyNotModel } from '../planner/why-not-model.ts'
import { planRoster } from '../server/plan-roster.ts'

const kinds = [
  { id: 'day', startMinute: 8 * 60, minutes: 480 },
  { id: 'evening', startMinute: 16 * 60, minutes: 480 },
  { id: 'night', startMinute: 0, minutes: 480, night: true },
]

/** Two gates for two weeks, three shifts; the east gate's lead must be a cadre. All people are made up. */
function gates(change: (person: PlannedPerson, at: number) => PlannedPerson = (person) => person): RosterModel {
  const posts = [
    { id: 'east', at: { x: 0, y: 0 } },
    { id: 'west', at: { x: 3000, y: 0 } },
  ]
  const slots = posts.flatMap(({ id: post }) =>
    Array.from({ length: 14 }, (_, day) =>
      kinds.map(({ id: kind }) => {
        const skills = post === 'east' ? ['cadre'] : []
        return { id: `${post} ${day} ${kind}`, day, kind, post, need: 1, skills }
      }),
    ).flat(),
  )
  const people = Array.from({ length: 12 }, (_, at) =>
    change(
      {
        id: `member-${at}`,
        skills: at < 8 ? ['cadre'] : [],
        home: { x: 300 * at, y: 500 },
        limits: { restMinutes: 660, maxMinutesWeek: 48 * 60, maxRun: 5 },
      },
      at,
    ),
  )
  return { days: 14, firstWeekday: 0, kinds, posts, slots, people }
}

function planned(model: RosterModel, looks: number, seed = 1) {
  const c = compile(model)
  const random = new Random(seed)
  const { board } = firstRoster(c, random)
  let left = looks
  anneal(board, random, { share: () => 1 - left-- / looks }, findHeat(board, random))
  return describeRoster(model, c, board.x)
}

describe('a roster', () => {
  test('is complete and within every rule at once, and better after a search', () => {
    const model = gates()
    const c = compile(model)
    const first = describeRoster(model, c, firstRoster(c, new Random(1)).board.x)
    expect(first.unfilled).toEqual([])
    expect(checkDuty(model, first.assignments)).toEqual([])
    const better = planned(model, 100_000 / MOVES_A_LOOK)
    expect(checkDuty(model, better.assignments)).toEqual([])
    expect(better.cost).toBeLessThan(first.cost)
  })

  test('is the same for the same seed and the same number of moves', () => {
    const once = planned(gates(), 20, 7)
    expect(planned(gates(), 20, 7)).toEqual(once)
  })

  test('keeps who is pinned, and leave', () => {
    const model = gates((person, at) => ({
      ...person,
      ...(at === 11 ? { pinned: ['west 3 night', 'west 9 day'] } : {}),
      ...(at === 0 ? { daysOff: [0, 1, 2, 3, 4, 5, 6] } : {}),
    }))
    const { assignments } = planned(model, 20)
    expect(assignments).toContainEqual({ person: 'member-11', slot: 'west 3 night' })
    expect(assignments).toContainEqual({ person: 'member-11', slot: 'west 9 day' })
    expect(checkDuty(model, assignments)).toEqual([])
  })

  test('gives nights to those who served few of them before', () => {
    const model = gates((person, at) => ({
      ...person,
      past: { nights: at % 2 === 0 ? 10 : 0, weekends: 0, holidays: 0 },
    }))
    const nights = new Map<string, number>()
    for (const { person, slot } of planned(model, 150).assignments)
      if (slot.endsWith('night')) nights.set(person, (nights.get(person) ?? 0) + 1)
    const sum = (parity: number) =>
      model.people.reduce((total, { id }, at) => total + (at % 2 === parity ? (nights.get(id) ?? 0) : 0), 0)
    expect(sum(1)).toBeGreaterThan(2 * sum(0))
  })

  test('puts those who belong together into one shift where it can', () => {
    const model = gates()
    for (const slot of model.slots) slot.need = slot.post === 'west' ? 2 : 1
    model.people.push(...gates().people.map((person) => ({ ...person, id: `${person.id} b` })))
    const apart = planned(model, 100).parts.together
    model.together = [{ people: ['member-8', 'member-9'], weight: 20 }]
    const { parts, assignments } = planned(model, 100)
    const of = (id: string) => assignments.filter(({ person }) => person === id).map(({ slot }) => slot)
    expect(apart).toBe(0)
    expect(parts.together).toBe(20 * new Set(of('member-8')).symmetricDifference(new Set(of('member-9'))).size)
    expect(parts.together).toBeLessThanOrEqual(40)
  })

  test('is planned in threads, tells progress, states a bound, and stops when told', async () => {
    const seen: number[] = []
    const stop = new AbortController()
    const began = performance.now()
    const roster = await planRoster(gates(), {
      seconds: 60,
      onProgress: ({ cost, bound }) => {
        seen.push(cost)
        if (bound !== undefined) stop.abort()
      },
      signal: stop.signal,
    })
    expect(performance.now() - began).toBeLessThan(50_000)
    expect(seen.length).toBeGreaterThan(1)
    expect(roster.bound).toBeLessThanOrEqual(roster.cost)
    expect(checkDuty(gates(), roster.assignments)).toEqual([])
  })

  test('is not planned from a model that does not fit; what is wrong is named', () => {
    const model = gates()
    expect(whyNotModel(model)).toBeUndefined()
    model.slots[3]!.kind = 'dawn'
    expect(whyNotModel(model)).toBe('slot east 1 day is of the unknown kind dawn')
    expect(() => compile(model)).toThrow('unknown kind dawn')
  })
})
