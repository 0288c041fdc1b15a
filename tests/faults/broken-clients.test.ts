import { expect, test } from 'vitest'
import { ownServer } from '../support/own-server.ts'
import { openField } from './field/field.ts'
import { playRound } from './field/round.ts'
import { brokenClients } from './troubles/broken-clients.ts'

const server = await ownServer()
const field = await openField(server, { phones: 40, seed: 1949, paceMs: 500 })

test('clients that break off, crawl, say nothing or read nothing hold no connection of the database', async () => {
  const round = await playRound(field, brokenClients({ seconds: 8 }), { checked: new WeakMap(), prove: true })
  await field.crew.stop()
  expect(round.broken).toEqual([])
})
