import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { readSheet } from '../../../platform/server/spreadsheet/read-sheet.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { openAResponse } from '../../../tests/support/open-a-response.ts'
import { madeUpPerson, peopleSheet, sheetPeople, villagesOf } from '../../../tests/support/people-sheet.ts'
import { places } from '../../../tests/support/places.ts'
import { type SheetAnswer, sendSheet, takeFile } from '../../../tests/support/send-sheet.ts'
import { testServer } from '../../../tests/support/test-server.ts'

const { databaseUrl, as } = await testServer()
const divisions = new URL('../../areas/divisions/621121.csv', import.meta.url)
const villages = villagesOf(divisions)
const commander = await as('commander')
const people = sheetPeople(villages)
let responseId = ''
let answer: SheetAnswer
let took = 0

beforeAll(async () => {
  responseId = await openAResponse(databaseUrl, places.county)
  await sendSheet(commander, 'areas.areas', readFileSync(divisions), { fileName: '621121.csv' })
  const file = await peopleSheet(people)
  const started = performance.now()
  answer = await sendSheet(commander, 'people.people', file, { fields: { responseId }, fileName: '人员.xlsx' })
  took = performance.now() - started
})

test('of 5,000 rows 40 are wrong: the good ones are in within seconds', async () => {
  expect(answer).toMatchObject({ accepted: 4_960, rejected: 40, unknownHeaders: [] })
  const list = await commander.ask<{ total: number }>('people.people', { responseId, limit: 1 })
  expect(list.total).toBe(4_960)
  console.log(`5,000 people imported in ${Math.round(took)} ms`)
  expect(took).toBeLessThan(100_000)
})

test('the 40 come back as a file with a reason each in Chinese and English', async () => {
  const file = await takeFile(commander, 'platform.rejectedRows', { id: answer.rejectedRows })
  const columns = ['姓名', '证件号码', '村（社区）', '未导入原因', 'Reason'].map((header) => ({
    key: header,
    headers: [header],
  }))
  const rows: Record<string, string>[] = []
  for await (const { values } of readSheet(Readable.from(file), { kind: 'xlsx', columns })) rows.push(values)
  expect(rows).toHaveLength(40)
  const having = (text: string) => rows.filter((row) => row.未导入原因?.includes(text)).length
  expect([having('校验不通过'), having('证件号码相同'), having('没有“没有这个村”'), having('未填姓名')]).toEqual([
    10, 10, 10, 10,
  ])
  expect(rows.every((row) => /[a-z]/.test(row.Reason ?? ''))).toBe(true)
})

test('nothing personal stands in the open, in the register or in the ledger', async () => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ text: string }>(
    `select person::text as text from people.person union all select ledger_entry::text from platform.ledger_entry where action = 'people.importPeople'`,
  )
  await client.end()
  const all = rows.map((row) => row.text).join('\n')
  for (const n of [0, 17, 4_321]) {
    const { name, identityNumber, mobile } = madeUpPerson(n, villages)
    for (const text of [name, identityNumber, mobile]) expect(all.includes(text)).toBe(false)
  }
})

test('sending the same sheet again registers nobody twice', async () => {
  const again = await sendSheet(commander, 'people.people', await peopleSheet(people.slice(0, 300)), {
    fields: { responseId },
  })
  expect(again).toMatchObject({ accepted: 0, rejected: 300 })
})

test('a township lead takes in the people of the own township only', async () => {
  const lead = await as('townshipLead')
  const here = villages.filter((village) => village.township === '平襄镇').slice(0, 1)
  const there = villages.filter((village) => village.township === '马营镇').slice(0, 1)
  const sheet = [madeUpPerson(9_001, here), madeUpPerson(9_002, there)]
  const mixed = await sendSheet(lead, 'people.people', await peopleSheet(sheet), { fields: { responseId } })
  expect(mixed).toMatchObject({ accepted: 1, rejected: 1 })
})

test('people.importPeople is refused for wrong numbers, a closed response and people already there', async () => {
  const [village] = villages
  const person = (n: number) => {
    const { township: _, area: __, ...fields } = madeUpPerson(n, villages)
    return { personId: newId(), areaId: `${village?.code}000000`, ...fields }
  }
  const send = (rows: object[], into = responseId) =>
    commander.isRefused('people.importPeople', { responseId: into, people: rows })
  expect(await send([person(9_100), { ...person(9_101), identityNumber: '62' }])).toBe('codes.identityNumberLength')
  expect(await send([person(9_100), person(0)])).toBe('people.registeredMeanwhile')
  expect(await send([person(9_100), person(9_100)])).toBe('people.registeredMeanwhile')
  expect(await send([{ ...person(9_100), areaId: places.township }])).toBe('people.areaTooWide')
  const closed = await openAResponse(databaseUrl, places.county, { closed: true })
  expect(await send([person(9_100)], closed)).toBe('people.responseClosed')
  const officer = await as('officer')
  expect(await officer.isRefused('people.importPeople', { responseId, people: [person(9_100)] })).toBe(
    'platform.notAllowed',
  )
  const list = await commander.ask<{ total: number }>('people.people', { responseId, limit: 1 })
  expect(list.total).toBe(4_961)
})

test('a file into a response that is over or unknown is refused before a row is read', async () => {
  const file = await peopleSheet(people.slice(0, 2))
  await expect(sendSheet(commander, 'people.people', file, { fields: { responseId: newId() } })).rejects.toThrow(
    'people.responseClosed',
  )
  await expect(sendSheet(commander, 'people.people', file)).rejects.toThrow('platform.badInput')
})
