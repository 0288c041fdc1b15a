import pg from 'pg'
import { expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import { setStage } from '../../../tests/support/stage.ts'
import { testServer } from '../../../tests/support/test-server.ts'

const server = await testServer()
const stage = await setStage(server.databaseUrl)
const record = 'checkpoints.recordPassage'

const vehicle = (more: object = {}) => ({
  id: newId(),
  checkpointId: stage.checkpointId,
  subject: 'vehicle',
  direction: 'in',
  plate: '甘J12345',
  people: [{ identityNumber: '11010519491231002X', temperature: 36.5 }],
  decision: 'passed',
  ...more,
})

async function rows(text: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: server.databaseUrl })
  await client.connect()
  const found = await client.query(text, values)
  await client.end()
  return found.rows
}

test('an officer records a vehicle and it is in the register, sealed, and in the sums', async () => {
  const officer = await server.as('officer')
  const passage = vehicle()
  await officer.does(record, passage)
  const [row] = await rows('select * from checkpoints.passage where id = $1', [passage.id])
  expect(row).toMatchObject({ subject: 'vehicle', decision: 'passed', people: 1, fevers: 0 })
  expect(JSON.stringify(row)).not.toContain('12345')
  const [tally] = await rows('select sum(n)::int as n from checkpoints.passage_tally')
  expect(tally.n).toBe(1)
})

test('a command that arrives twice is recorded once and answered the same', async () => {
  const officer = await server.as('officer')
  const id = newId()
  const passage = vehicle({ plate: '甘J22222' })
  const first = await officer.command(record, passage, { id })
  const again = await officer.command(record, passage, { id })
  expect(again).toEqual(first)
  expect(await rows('select 1 from checkpoints.passage where id = $1', [passage.id])).toHaveLength(1)
})

test('checkpoints.recordPassage refuses an officer of another township as if there were no such checkpoint', async () => {
  const other = await server.as('otherOfficer')
  expect(await other.isRefused(record, vehicle())).toBe('platform.notFound')
})

test('checkpoints.recordPassage refuses to let a fever simply pass, and one bad command spoils no other', async () => {
  const officer = await server.as('officer')
  const answers = await officer.commands([
    [record, vehicle({ plate: '甘J33333' })],
    [record, vehicle({ plate: '甘J44444', people: [{ temperature: 37.5 }] })],
    [record, vehicle({ plate: '甘J55555' })],
  ])
  expect(answers.map((answer) => answer.outcome)).toEqual(['accepted', 'refused', 'accepted'])
})

test('a fever handed over to the medic opens a follow-up', async () => {
  const officer = await server.as('officer')
  const passage = vehicle({
    people: [{ temperature: 37.5 }],
    decision: 'handedOver',
    reason: 'fever',
    handedOverTo: 'medic',
  })
  await officer.does(record, passage)
  expect(await rows('select 1 from checkpoints.follow_up where passage_id = $1', [passage.id])).toHaveLength(1)
})

test('checkpoints.recordPassage refuses a passage whose id another command has recorded', async () => {
  const officer = await server.as('officer')
  const passage = vehicle({ plate: '甘J66666' })
  await officer.does(record, passage)
  expect(await officer.isRefused(record, passage)).toBe('checkpoints.passageKnown')
  const answers = await officer.commands([
    [record, passage],
    [record, vehicle({ plate: '甘J77777' })],
  ])
  expect(answers.map((answer) => answer.outcome)).toEqual(['refused', 'accepted'])
})
