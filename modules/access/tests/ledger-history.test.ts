import { expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import { places } from '../../../tests/support/places.ts'
import { setStage } from '../../../tests/support/stage.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import { actionTitles } from '../action-titles.ts'

const server = await testServer()
const stage = await setStage(server.databaseUrl)

interface History {
  rows: {
    id: string
    action: string
    title: { zh: string }
    actorName: string
    outcome: string
    problem?: { zh: string }
  }[]
}

const passage = (more: object = {}) => ({
  id: newId(),
  checkpointId: stage.checkpointId,
  subject: 'vehicle',
  direction: 'in',
  plate: '甘J12345',
  people: [{ identityNumber: '11010519491231002X', temperature: 36.5 }],
  decision: 'passed',
  ...more,
})

test('a passage tells who recorded it, who corrected it and who tried to', async () => {
  const [officer, lead] = [await server.as('officer'), await server.as('gateLead')]
  const wrong = passage()
  await officer.does('checkpoints.recordPassage', wrong)
  const right = passage({ plate: '甘J12346', corrects: wrong.id, correctionReason: 'mistyped' })
  await lead.does('checkpoints.correctPassage', right)
  expect(await lead.isRefused('checkpoints.correctPassage', { ...right, id: newId() })).toMatch(/^checkpoints\./)
  const { rows } = await officer.ask<History>('ledger.history', { recordId: wrong.id })
  expect(rows.map(({ title, actorName, outcome }) => [title.zh, actorName, outcome])).toEqual([
    ['更正通行登记', '演示 gatelead', 'refused'],
    ['更正通行登记', '演示 gatelead', 'accepted'],
    ['登记通行', '演示 officer', 'accepted'],
  ])
  expect(rows[0]?.problem?.zh).toMatch(/\p{Script=Han}/u)
  expect(JSON.stringify(rows)).not.toContain('12346')
})

test('a history stays within the areas of whoever asks', async () => {
  const officer = await server.as('officer')
  const mine = passage({ plate: '甘J22222' })
  await officer.does('checkpoints.recordPassage', mine)
  for (const part of ['otherGateLead', 'otherTownshipLead', 'otherCommander'] as const) {
    const other = await server.as(part)
    expect((await other.ask<History>('ledger.history', { recordId: mine.id })).rows).toEqual([])
  }
  const above = await server.as('commander')
  expect((await above.ask<History>('ledger.history', { recordId: mine.id })).rows).toHaveLength(1)
  expect(await (await server.as('nobody')).mayNotAsk('ledger.history', { recordId: mine.id })).toBe(
    'platform.signInFirst',
  )
})

test('what was done to an account is for those who look after accounts', async () => {
  const lead = await server.as('townshipLead')
  const userId = newId()
  const account = {
    userId,
    username: 'history-of-one',
    password: `first-${newId()}`,
    name: '演示 新人',
    areaId: places.township,
  }
  await lead.does('access.createUser', account)
  const { rows } = await lead.ask<History>('ledger.history', { recordId: userId })
  expect(rows).toMatchObject([{ action: 'access.createUser', outcome: 'accepted', actorName: '演示 townshiplead' }])
  expect((await (await server.as('officer')).ask<History>('ledger.history', { recordId: userId })).rows).toEqual([])
})

test('who read a record is known to those around it, with the purpose', async () => {
  const [officer, lead] = [await server.as('officer'), await server.as('townshipLead')]
  const seen = passage({ plate: '甘J33333' })
  await officer.does('checkpoints.recordPassage', seen)
  await lead.ask('checkpoints.revealPassage', { id: seen.id, purpose: 'epidemicControl' })
  const { rows } = await officer.ask<{ rows: object[] }>('ledger.reads', { recordId: seen.id })
  expect(rows).toMatchObject([
    { actorName: '演示 townshiplead', purpose: 'epidemicControl', purposeTitle: { zh: '疫情防控' } },
  ])
  const other = await server.as('otherGateLead')
  expect((await other.ask<{ rows: object[] }>('ledger.reads', { recordId: seen.id })).rows).toEqual([])
})

test('every action of the house has words for its history', async () => {
  const api = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as { components: { schemas: object } }
  const names = Object.keys(api.components.schemas).flatMap((key) => /^action\.(.+)/.exec(key)?.[1] ?? [])
  expect(names.length).toBeGreaterThan(40)
  expect(names.filter((name) => !actionTitles[name])).toEqual([])
})
