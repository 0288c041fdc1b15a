import { expect, test } from 'vitest'
import { playRound } from './field/round.ts'
import { withPair } from './troubles/failover.ts'
import { freezeOf, vanishingOf, withCluster } from './troubles/frozen-database.ts'

test('a database that stands still: everybody is told, and once it goes on nothing is missing or double', async () => {
  await withCluster({ phones: 30, seed: 1958 }, async (field, cluster) => {
    const round = await playRound(field, freezeOf(cluster), { checked: new WeakMap(), prove: true })
    expect(round.broken).toEqual([])
    expect(round.answered).toBeGreaterThan(100)
    expect(field.server.endedBy()).toBeUndefined()
  })
})

test('a primary that vanishes without closing its connections: the server goes over to the standby by itself', async () => {
  await withPair({ phones: 30, seed: 1959 }, async (field, pair) => {
    const round = await playRound(field, vanishingOf(pair), { checked: new WeakMap(), prove: true })
    expect(round.broken).toEqual([])
    expect(round.answered).toBeGreaterThan(100)
    expect(field.server.endedBy()).toBeUndefined()
  })
})
