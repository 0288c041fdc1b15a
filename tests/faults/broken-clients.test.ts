import { expect, test } from 'vitest'
import { ownServer } from '../support/own-server.ts'
import { openField } from './field/field.ts'
import { brokenOrUnproven } from './field/promises.ts'
import { brokenClients } from './troubles/broken-clients.ts'

const server = await ownServer()
const field = await openField(server, { phones: 40, seed: 1949, paceMs: 500 })

test('clients that break off, crawl, say nothing or read nothing hold no connection of the database', async () => {
  field.crew.start()
  await brokenClients({ seconds: 8 }).happen(field)
  expect(await field.crew.drain(60)).toBe(0)
  await field.crew.stop()
  expect(await brokenOrUnproven(server.databaseUrl, field.crew)).toEqual([])
})
