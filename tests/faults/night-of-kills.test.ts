import { expect, test } from 'vitest'
import { ownServer } from '../support/own-server.ts'
import { openField } from './field/field.ts'
import { brokenOrUnproven, lostOnPhones } from './field/promises.ts'
import { kills } from './troubles/kills.ts'

const server = await ownServer()
const field = await openField(server, { phones: 60, seed: 2021, paceMs: 600 })

test('sixty phones lose nothing and double nothing while server and database are killed under them', async () => {
  field.crew.start()
  await kills({ server: 2, database: 1 }).happen(field)
  expect(lostOnPhones(field.crew)).toEqual([])
  expect(await field.crew.drain(60)).toBe(0)
  await field.crew.stop()
  expect(await brokenOrUnproven(server.databaseUrl, field.crew)).toEqual([])
  expect(field.crew.answered).toBeGreaterThan(300)
  expect(server.endedBy()).toBeUndefined()
})
