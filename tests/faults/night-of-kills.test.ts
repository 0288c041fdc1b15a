import { expect, test } from 'vitest'
import { ownServer } from '../support/own-server.ts'
import { openField } from './field/field.ts'
import { playRound } from './field/round.ts'
import { kills } from './troubles/kills.ts'

const server = await ownServer()
const field = await openField(server, { phones: 60, seed: 2021, paceMs: 600 })

test('sixty phones lose nothing and double nothing while server and database are killed under them', async () => {
  const round = await playRound(field, kills({ server: 2, database: 1 }), { checked: new WeakMap(), prove: true })
  await field.crew.stop()
  expect(round.broken).toEqual([])
  expect(round.answered).toBeGreaterThan(300)
})
