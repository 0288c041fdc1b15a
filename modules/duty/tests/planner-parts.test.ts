import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkRoster } from '../../../bench/roster/check-roster.ts'
import type { Board } from '../planner/board.ts'
import { firstRoster } from '../planner/first-roster.ts'
import { cutPart } from '../planner/part.ts'
import { Random } from '../planner/random.ts'
import { searchParts } from '../planner/search-parts.ts'
import { RowFinder } from '../planner/window-row.ts'
import { c, model, text } from './small-instance.ts'

function judged(board: Board) {
  const lines = model.people.flatMap(({ id }, p) =>
    [...board.row(p)].flatMap((s) => (s < 0 ? [] : [`${id},${model.slots[s]!.day},${model.slots[s]!.kind}`])),
  )
  return checkRoster(text, lines.join('\n'))
}

describe('a part of a roster', () => {
  test('costs more or less by just what the whole roster does, and leaves it within the rules', () => {
    fc.assert(
      fc.property(
        fc.subarray([0, 1, 2, 3], { minLength: 1 }),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.integer({ min: -50, max: 30 }), { minLength: c.S, maxLength: c.S }),
        (people, a, length, drawn) => {
          const { board } = firstRoster(c, new Random(4))
          const e = Math.min(c.D, a + length)
          const part = cutPart(board, people, a, e)
          const before = { whole: board.cost, part: part.board.cost }
          const prices = Float64Array.from({ length: part.c.S }, (_, s) => drawn[s]!)
          const held = part.board.row(0).map((s, d) => (d >= part.a && d < part.e ? -2 : s))
          const { slots } = new RowFinder(part.board).wholeRow(0, prices, { held })
          part.board.setRow(0, slots!)
          part.putBack(board)
          expect(board.cost - before.whole).toBeCloseTo(part.board.cost - before.part, 6)
          expect(judged(board)).toEqual({ objective: expect.closeTo(board.cost, 6), broken: [] })
        },
      ),
      { numRuns: 100 },
    )
  })

  test('after part the whole only becomes cheaper, within the rules', () => {
    const { board } = firstRoster(c, new Random(5))
    const before = board.cost
    const told: number[] = []
    let looks = 0
    searchParts(board, { random: new Random(5), stop: () => ++looks > 2000, onBetter: (_, cost) => told.push(cost) })
    expect(told).toEqual(told.toSorted((one, other) => other - one))
    expect(board.cost).toBeLessThan(before)
    expect(judged(board)).toEqual({ objective: expect.closeTo(board.cost, 6), broken: [] })
  })
})
