import { expect, test } from 'vitest'
import { ownServer } from '../support/own-server.ts'
import { ask } from './field/cluster.ts'
import { openField } from './field/field.ts'
import { brokenOrUnproven } from './field/promises.ts'

const server = await ownServer()
const { crew, databaseUrl } = await openField(server, { phones: 10, seed: 1, paceMs: 100 })

test('a lost receipt, a lost row and a forgotten command are noticed: who finds nothing must be able to find something', async () => {
  crew.start()
  while (crew.answered < 60) await new Promise((done) => setTimeout(done, 50))
  await crew.drain(60)
  await crew.stop()
  expect(await brokenOrUnproven(databaseUrl, crew)).toEqual([])

  const phone = crew.phones.find(({ answered }) => answered.size > 3)
  const [lost, ...rest] = [...(phone?.answered.values() ?? [])].filter(({ outcome }) => outcome === 'accepted')
  await ask(databaseUrl, `delete from platform.ledger_entry where id = '${lost?.id}'`)
  await ask(databaseUrl, `delete from checkpoints.passage where id = '${rest[0]?.rowId}'`)
  const found = (await brokenOrUnproven(databaseUrl, crew)).join('\n')
  expect(found).toContain(`${lost?.id} was accepted and is gone`)
  expect(found).toContain(`${rest[0]?.id} was accepted and wrote its row 0 times`)
  expect(found).toMatch(/phones know of \d+ passages, the database of \d+/)

  phone?.answered.delete(rest[1]?.id ?? '')
  expect((await brokenOrUnproven(databaseUrl, crew)).join('\n')).toMatch(/a phone made \d+ and knows of \d+/)
})
