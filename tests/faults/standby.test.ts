import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { playRound } from './field/round.ts'
import { powerCutOf, withPair } from './troubles/failover.ts'

test('the primary loses its power, the standby takes over, and nothing acknowledged is missing or double', async () => {
  await withPair({ phones: 40, seed: 1911 }, async (field, pair) => {
    const round = await playRound(field, powerCutOf(pair), { checked: new WeakMap(), prove: true })
    expect(round.broken).toEqual([])
    expect(round.answered).toBeGreaterThan(200)
    expect(field.server.endedBy()).toBeUndefined()
  })
})

// Longer than any statement may take: a cancelled wait must not pass for an answer.
const AWAY_MS = 20_000

test('while the standby stands still nothing is acknowledged, and all of it once it goes on', async () => {
  await withPair({ phones: 5, seed: 1912 }, async (field, pair) => {
    field.crew.start()
    await sleep(2000)
    pair.standby.freeze()
    await sleep(1000)
    const before = field.crew.answered
    await sleep(AWAY_MS)
    expect(field.crew.answered).toBe(before)
    pair.standby.thaw()
    expect(await field.crew.drain(60)).toBe(0)
    expect(field.crew.answered).toBeGreaterThan(before)
  })
})
