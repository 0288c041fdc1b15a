import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { takeTurns } from '../take-turns.ts'

test('two at once, the others in their order, and one that fails makes room too', async () => {
  const inTurn = takeTurns(2)
  const began: number[] = []
  let running = 0
  let most = 0
  const work = (name: number) => async () => {
    began.push(name)
    most = Math.max(most, ++running)
    await sleep(5)
    running--
    if (name === 1) throw new Error('made up')
    return name
  }
  const ends = await Promise.allSettled([0, 1, 2, 3, 4].map((name) => inTurn(work(name))))
  expect(ends.map(({ status }) => status === 'fulfilled')).toEqual([true, false, true, true, true])
  expect(began).toEqual([0, 1, 2, 3, 4])
  expect(most).toBe(2)
})
