import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { beforeAll, expect, test } from 'vitest'
import { readSheet } from '../../../platform/server/spreadsheet/read-sheet.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { hire } from '../../../tests/support/cast.ts'
import { openAResponse } from '../../../tests/support/open-a-response.ts'
import { madeUpPerson, villagesOf } from '../../../tests/support/people-sheet.ts'
import { places } from '../../../tests/support/places.ts'
import { sendSheet, takeFile } from '../../../tests/support/send-sheet.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import type { MaskedPerson } from '../person.ts'

const { databaseUrl, as } = await testServer()
const divisions = new URL('../../areas/divisions/621121.csv', import.meta.url)
const villages = villagesOf(divisions)
const commander = await as('commander')
const lead = await as('townshipLead')
const otherLead = await as('otherTownshipLead')
const here = '621121100201000000'
const there = '621121101201000000'
let responseId = ''
let made = 0

type People = { rows: MaskedPerson[]; total: number }

beforeAll(async () => {
  responseId = await openAResponse(databaseUrl, places.county)
  await sendSheet(commander, 'areas.areas', readFileSync(divisions), { fileName: '621121.csv' })
})

/** A made-up person at a place, not registered yet. */
function somebody(areaId = here) {
  const { township: _, area: __, ...fields } = madeUpPerson(++made, villages)
  return { personId: newId(), areaId, ...fields }
}

async function registered(areaId = here) {
  const person = somebody(areaId)
  await commander.does('people.addPerson', { responseId, ...person })
  return person
}

const find = async (personId: string, session = commander) =>
  (await session.ask<People>('people.people', { responseId, personId })).rows[0]

test('lists are masked: surname and star, the ends of the ID, the middle of the phone hidden', async () => {
  const person = await registered()
  const row = await find(person.personId)
  expect(row).toMatchObject({
    name: `${person.name[0]}*`,
    identityNumber: `6${'*'.repeat(16)}${person.identityNumber.at(-1)}`,
    mobile: `199****${person.mobile.slice(-4)}`,
    areaName: '城关村民委员会',
    precinctName: '平襄镇',
  })
})

test('people.addPerson refuses a wrong number, somebody who is there, and another township', async () => {
  const person = await registered()
  const add = (more: object, session = commander) =>
    session.isRefused('people.addPerson', { responseId, ...somebody(), ...more })
  expect(await add({ identityNumber: '110105194912310021' })).toBe('codes.identityNumberChecksum')
  expect(await add({ identityNumber: person.identityNumber })).toBe('people.alreadyRegistered')
  expect(await add({ organisationId: newId() })).toBe('people.organisationUnknown')
  expect(await add({ areaId: there }, lead)).toBe('platform.notFound')
  expect(await add({ areaId: '621121100299000000' })).toBe('people.areaUnknown')
})

test('a township lead sees no person of another township: not in lists, search, reveal by a known id, or export', async () => {
  const mine = await registered(here)
  const theirs = await registered(there)
  expect((await find(mine.personId, lead))?.personId).toBe(mine.personId)
  expect(await find(theirs.personId, lead)).toBeUndefined()
  const all = await lead.ask<People>('people.people', { responseId, limit: 200 })
  expect(all.rows.every((row) => row.precinctName === '平襄镇')).toBe(true)
  const search = { responseId, purpose: 'epidemicControl' }
  for (const way of [
    { identityNumber: theirs.identityNumber },
    { mobile: theirs.mobile },
    { name: theirs.name, areaId: there },
  ]) {
    const found = await lead.ask<People>('people.find', { ...search, ...way })
    expect(found.rows).toEqual([])
  }
  const medic = await as('medic')
  expect(await medic.mayNotAsk('people.reveal', { personId: theirs.personId, purpose: 'epidemicControl' })).toBe(
    'platform.notFound',
  )
  const file = await takeFile(lead, 'people.people', { responseId, format: 'csv' })
  const townships: string[] = []
  const columns = [
    { key: 'township', headers: ['乡镇（街道）'] },
    { key: 'id', headers: ['证件号码'] },
  ]
  for await (const { values } of readSheet(Readable.from(file), { kind: 'csv', columns }))
    townships.push(values.township ?? '')
  expect(new Set(townships.filter((name) => name.endsWith('镇')))).toEqual(new Set(['平襄镇']))
  expect(file.toString().includes(mine.identityNumber)).toBe(false)
})

test('people are found by ID, phone and name, as typed on any keyboard', async () => {
  const person = await registered()
  const ask = (way: object) => lead.ask<People>('people.find', { responseId, purpose: 'epidemicControl', ...way })
  const wide = person.identityNumber.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
  for (const way of [
    { identityNumber: wide },
    { mobile: `+86 ${person.mobile}` },
    { name: person.name, areaId: places.township },
  ]) {
    expect((await ask(way)).rows.map((row) => row.personId)).toContain(person.personId)
  }
})

test('a search without a purpose, with two things at once or by name across a county is refused', async () => {
  const way = { responseId, name: '演' }
  expect(await lead.mayNotAsk('people.find', { ...way, areaId: places.township })).toBe('platform.purposeNeeded')
  expect(await commander.mayNotAsk('people.find', { ...way, areaId: places.county, purpose: 'audit' })).toBe(
    'people.chooseOneWay',
  )
  expect(await commander.mayNotAsk('people.find', { ...way, mobile: '19900000001', purpose: 'audit' })).toBe(
    'people.chooseOneWay',
  )
})

test('a reveal needs the permission and a purpose, and the ledger says who read whom', async () => {
  const person = await registered()
  const medic = await as('medic')
  const asked = { personId: person.personId }
  expect(await lead.mayNotAsk('people.reveal', { ...asked, purpose: 'epidemicControl' })).toBe('platform.notAllowed')
  expect(await medic.mayNotAsk('people.reveal', asked)).toBe('platform.purposeNeeded')
  expect(await medic.mayNotAsk('people.reveal', { ...asked, purpose: 'attendance' })).toBe('platform.badInput')
  const { name, identityNumber, mobile } = person
  expect(await medic.ask('people.reveal', { ...asked, purpose: 'residentHelp' })).toMatchObject({
    name,
    identityNumber,
    mobile,
  })
  const readings = await lead.ask<{ rows: { purpose: string; query: string }[] }>('access.readingsOf', {
    subjectId: person.personId,
  })
  expect(readings.rows).toMatchObject([{ purpose: 'residentHelp', query: 'people.reveal' }])
})

test('people.correctPerson supersedes, and refuses an old version, no change and a number of somebody else', async () => {
  const person = await registered()
  const other = await registered()
  const correct = { personId: person.personId, version: person.personId, reason: '号码抄错' }
  const { version } = await lead.does<{ version: string }>('people.correctPerson', {
    ...correct,
    mobile: '19911112222',
    householdNumber: 'H9',
  })
  expect(await find(person.personId)).toMatchObject({
    version,
    mobile: '199****2222',
    householdNumber: 'H9',
    name: `${person.name[0]}*`,
  })
  const refused = (more: object) => lead.isRefused('people.correctPerson', { ...correct, version, ...more })
  expect(await refused({ version: person.personId, mobile: '19911113333' })).toBe('people.changedMeanwhile')
  expect(await refused({ mobile: '19911112222' })).toBe('people.nothingChanged')
  expect(await refused({ identityNumber: other.identityNumber })).toBe('people.alreadyRegistered')
  expect(await refused({ areaId: there })).toBe('platform.notFound')
  expect(await otherLead.isRefused('people.correctPerson', { ...correct, version, name: '李演' })).toBe(
    'platform.notFound',
  )
})

test("a correction moves somebody to another township, who then is the other lead's to see", async () => {
  const person = await registered()
  await commander.does('people.correctPerson', {
    personId: person.personId,
    version: person.personId,
    reason: '搬家',
    areaId: there,
  })
  expect(await find(person.personId, lead)).toBeUndefined()
  expect(await find(person.personId, otherLead)).toMatchObject({ precinctName: '马营镇' })
})

test('people.mergePeople and people.undoMerge are refused where they make no sense, and undo each other', async () => {
  const kept = await registered()
  const gone = await registered()
  const elsewhere = await registered(there)
  const merge = { personId: gone.personId, keepId: kept.personId, reason: '同一人两个证件' }
  expect(await lead.isRefused('people.mergePeople', { ...merge, keepId: gone.personId })).toBe('people.sameRecord')
  expect(await lead.isRefused('people.mergePeople', { ...merge, keepId: elsewhere.personId })).toBe('platform.notFound')
  expect(await lead.isRefused('people.undoMerge', { personId: gone.personId, reason: '没有合并' })).toBe(
    'people.notMerged',
  )
  await lead.does('people.mergePeople', merge)
  expect(await find(gone.personId)).toBeUndefined()
  expect(await lead.isRefused('people.mergePeople', merge)).toBe('platform.notFound')
  expect(await otherLead.isRefused('people.undoMerge', { personId: gone.personId, reason: '别处' })).toBe(
    'platform.notFound',
  )
  await lead.does('people.undoMerge', { personId: gone.personId, reason: '是两个人' })
  expect(await find(gone.personId)).toMatchObject({
    name: `${gone.name[0]}*`,
    mobile: `199****${gone.mobile.slice(-4)}`,
  })
})

test('whoever works for one response does not see the people of another', async () => {
  const person = await registered()
  const other = await openAResponse(databaseUrl, places.county)
  const bound = await hire(await as('administrator'), {
    username: 'bound-lead',
    role: 'peopleDesk',
    areaId: places.township,
    responseId: other,
  })
  expect(await bound.mayNotAsk('people.people', { responseId })).toBe('platform.notFound')
  expect(await bound.mayNotAsk('people.reveal', { personId: person.personId, purpose: 'audit' })).toBe(
    'platform.notFound',
  )
  expect(await bound.isRefused('people.addPerson', { responseId, ...somebody() })).toBe('platform.notFound')
})

test('the head of a body sees the people of the body, wherever they live, and nobody else', async () => {
  const organisationId = newId()
  await commander.does('organisations.addOrganisation', {
    organisationId,
    name: '演示县直机关',
    kind: 'body',
    areaId: places.county,
  })
  const member = somebody(there)
  await commander.does('people.addPerson', { responseId, ...member, organisationId })
  const head = await hire(await as('administrator'), {
    username: 'body-head',
    role: 'bodyLead',
    areaId: places.county,
    organisationId,
  })
  const { rows } = await head.ask<People>('people.people', { responseId })
  expect(rows.map((row) => row.personId)).toEqual([member.personId])
})
