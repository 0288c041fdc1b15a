import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkRoster } from '../../../bench/roster/check-roster.ts'
import { Board } from '../planner/board.ts'
import { firstRoster } from '../planner/first-roster.ts'
import { generateRows } from '../planner/generate-rows.ts'
import { isLegal } from '../planner/legal.ts'
import { Master } from '../planner/master.ts'
import { Random } from '../planner/random.ts'
import { rowCost } from '../planner/row-cost.ts'
import { ANY } from '../planner/row-prices.ts'
import { RowFinder } from '../planner/window-row.ts'
import { c, model, text } from './small-instance.ts'

function lines(board: Board): string {
  return model.people
    .flatMap(({ id }, p) =>
      [...board.row(p)].flatMap((s) => (s < 0 ? [] : [`${id},${model.slots[s]!.day},${model.slots[s]!.kind}`])),
    )
    .join('\n')
}

describe('a row', () => {
  test('of any prices is within the rules, and is worth what it says', () => {
    const rows = new RowFinder(new Board(c))
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3 }),
        fc.array(fc.integer({ min: -50, max: 30 }), { minLength: c.S, maxLength: c.S }),
        (p, drawn) => {
          const prices = Float64Array.from(drawn)
          const { slots, cost, bound } = rows.wholeRow(p, prices, { exact: true })
          const worth = slots!.reduce((sum, s) => sum + (s < 0 ? 0 : prices[s]!), rowCost(c, p, slots!))
          expect(cost).toBeCloseTo(worth, 6)
          expect(bound).toBeLessThanOrEqual(cost + 1e-6)
          const board = firstRoster(c, new Random(1)).board
          board.setRow(p, slots!)
          expect(checkRoster(text, lines(board)).broken).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  })

  test('is judged as the independent checker judges it, whatever days are changed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 13 }),
        fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 1, maxLength: 4 }),
        (p, from, wanted) => {
          const { board } = firstRoster(c, new Random(2))
          const to = Math.min(13, from + wanted.length - 1)
          for (let d = from; d <= to; d++) {
            const k = wanted[d - from]!
            if (k >= 0 && c.may[p * c.stations + c.slotStation[c.slotList[c.from[d * c.K + k]!]!]!] === 0) return
            if (k >= 0 && c.off[p * c.D + d] === 1) return
            board.put(p, d, k < 0 ? -1 : c.slotList[c.from[d * c.K + k]!]!)
          }
          const { broken, objective } = checkRoster(text, lines(board))
          expect(isLegal(board, p, from, to)).toBe(broken.length === 0)
          expect(board.cost).toBeCloseTo(objective, 6)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('keeps the days it is held to, served or off', () => {
    const rows = new RowFinder(new Board(c))
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3 }),
        fc.array(fc.boolean(), { minLength: c.D, maxLength: c.D }),
        fc.array(fc.integer({ min: -50, max: 30 }), { minLength: c.S, maxLength: c.S }),
        (p, free, drawn) => {
          const row = firstRoster(c, new Random(3)).board.row(p)
          const held = row.map((s, d) => (free[d] ? ANY : s))
          const { slots } = rows.wholeRow(p, Float64Array.from(drawn), { held })
          expect([...slots!].filter((_, d) => !free[d])).toEqual([...row].filter((_, d) => !free[d]))
        },
      ),
      { numRuns: 60 },
    )
  })

  test('prices end in a bound that no roster goes below', () => {
    const random = new Random(1)
    const { board } = firstRoster(c, random)
    const options = { people: [0, 1, 2, 3], stop: () => false, tolerance: 0.01, mostRounds: 100, exact: true }
    const { bound, objective } = generateRows(new Master(board, random), new RowFinder(board), options)
    expect(bound).toBeLessThanOrEqual(objective + 1e-6)
    expect(objective - bound).toBeLessThan(0.5)
    expect(bound).toBeLessThanOrEqual(board.cost)
  })
})
