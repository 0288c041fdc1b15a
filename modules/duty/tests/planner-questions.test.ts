import { describe, expect, test } from 'vitest'
import { checkSwap } from '../planner/check-swap.ts'
import type { Assignment, RosterModel } from '../planner/model.ts'
import { openRoster } from '../planner/open-roster.ts'
import { replan } from '../planner/replan.ts'
import { skillShortages } from '../planner/shortage-proof.ts'
import { explainShortage, whoCouldCover } from '../planner/who-could-cover.ts'
import { whyAssigned } from '../planner/why-assigned.ts'

/** One gate for four days, a day and a night shift, five made-up people; the lead must be a cadre. */
const model: RosterModel = {
  days: 4,
  firstWeekday: 0,
  kinds: [
    { id: 'day', startMinute: 480, minutes: 480 },
    { id: 'night', startMinute: 1320, minutes: 480, night: true },
  ],
  posts: [{ id: 'gate', at: { x: 0, y: 0 } }],
  slots: [0, 1, 2, 3].flatMap((day) => [
    { id: `${day} day`, day, kind: 'day', post: 'gate', need: 1 },
    { id: `${day} night`, day, kind: 'night', post: 'gate', need: 1, skills: ['cadre'] },
  ]),
  people: ['near', 'far', 'novice', 'away', 'tired'].map((id, at) => ({
    id,
    skills: id === 'novice' ? [] : ['cadre'],
    home: { x: 750 * at, y: 0 },
    daysOff: id === 'away' ? [0, 1, 2, 3] : [],
    limits: { restMinutes: 660, maxRun: 3, ...(id === 'tired' ? { maxMinutesWeek: 480 } : {}) },
  })),
}
const roster: Assignment[] = [
  { person: 'near', slot: '0 day' },
  { person: 'tired', slot: '0 night' },
  { person: 'novice', slot: '1 day' },
  { person: 'far', slot: '1 night' },
  { person: 'near', slot: '2 night' },
]

describe('asked about a roster', () => {
  test('it says who could cover a slot, the cheapest first, and what keeps the others away', () => {
    const candidates = whoCouldCover(openRoster(model, roster), '2 day')
    const against = Object.fromEntries(candidates.map((one) => [one.person, one.against]))
    expect(candidates[0]?.person).toBe('novice')
    expect(against).toEqual({
      novice: [],
      near: ['elsewhere'],
      far: ['rest'],
      tired: ['weekHours'],
      away: ['daysOff'],
    })
  })

  test('it counts what each rule took away from a short slot, and names the cheapest thing that would fill it', () => {
    const shortage = explainShortage(openRoster(model, roster), '1 day')
    expect(shortage.missing).toBe(0)
    const night = explainShortage(openRoster(model, roster.slice(0, 3)), '1 night')
    expect(night).toMatchObject({ missing: 1, taken: { skill: 1, daysOff: 1, weekHours: 1 }, free: 2 })
    expect(night.relaxation).toMatchObject({ person: 'tired', rule: 'weekHours' })
  })

  test('it says why somebody stands where they stand', () => {
    const reason = whyAssigned(openRoster(model, roster), { person: 'far', slot: '1 night' })
    expect(reason).toMatchObject({ pinned: false, nights: 1, walkMinutes: 13, others: 1 })
    expect(reason.worth).toBeGreaterThan(900)
    const near = whyAssigned(openRoster(model, roster), { person: 'near', slot: '0 day' })
    expect(near.cheaper).toBe(0)
  })

  test('it looks at both sides of a swap', () => {
    const opened = openRoster(model, roster)
    const fine = checkSwap(opened, { person: 'near', slot: '0 day' }, { person: 'novice', slot: '1 day' })
    expect(fine.against).toEqual([[], []])
    const unskilled = checkSwap(opened, { person: 'novice', slot: '1 day' }, { person: 'far', slot: '1 night' })
    expect(unskilled.against).toEqual([['skill'], []])
    expect(opened.board.row(0)).toEqual(openRoster(model, roster).board.row(0))
  })

  test('it fills what a drop-out leaves with one change for each shift lost', () => {
    const opened = openRoster(model, roster)
    const { changes, lost, unfilled } = replan(opened, [{ person: 'near', from: 1 }])
    expect(lost).toBe(1)
    expect(unfilled).toEqual([])
    expect(changes).toEqual([{ person: 'far', slot: '2 night', change: 'on' }])
  })

  test('it proves that a slot cannot be filled by any roster', () => {
    const bare = { ...model, people: model.people.filter(({ id }) => id === 'tired' || id === 'novice') }
    expect(skillShortages(bare, ['3 night'])).toEqual([{ skills: ['cadre'], holders: 1, need: 4, unfillable: 3 }])
  })
})
