import type pg from 'pg'
import { afterEach, expect, test, vi } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import { rulePackOf } from '../server/rule-pack-of.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('rules that were read while the clock was a day ahead are asked for anew once it is right', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: Date.now() })
  const responseId = newId()
  let title = 'before'
  const client = { query: async () => ({ rows: [{ rule_pack: { title } }] }) } as unknown as pg.ClientBase
  const right = Date.now()
  vi.setSystemTime(right + 86_400_000)
  expect(await rulePackOf(client, responseId)).toEqual({ title: 'before' })
  title = 'after'
  vi.setSystemTime(right)
  expect(await rulePackOf(client, responseId)).toEqual({ title: 'before' })
  vi.advanceTimersByTime(6_000)
  expect(await rulePackOf(client, responseId)).toEqual({ title: 'after' })
})
