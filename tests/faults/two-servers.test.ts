import { expect, test } from 'vitest'
import { proof } from '../support/proof.ts'
import { playRound } from './field/round.ts'
import { withTwoServers } from './field/two-servers.ts'
import {
  endsAtBoth,
  hintsReachBoth,
  jobsBeginOnce,
  killsOfOneOfTwo,
  orphansAreTakenUp,
} from './troubles/two-servers.ts'

test('two servers of one database: each is killed under the phones of both, and nothing is lost, double or unheard', async () => {
  await withTwoServers({ phones: 40, seed: 1921 }, async (field) => {
    const round = await playRound(field, killsOfOneOfTwo(field, { times: 3 }), { checked: new WeakMap(), prove: true })
    expect(round.broken).toEqual([])
    expect(round.answered).toBeGreaterThan(200)
    await endsAtBoth(field)
    await hintsReachBoth(field)
    await jobsBeginOnce(field, { count: 20 })
    await orphansAreTakenUp(field)
    expect(field.servers.map((server) => server.endedBy())).toEqual([undefined, undefined])
    expect((await proof(field.databaseUrl)).faults).toEqual([])
  })
})
