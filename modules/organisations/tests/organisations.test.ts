import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { inTransaction, openPool } from '../../../platform/server/database.ts'
import { areaSpan, multirangeOf } from '../../../platform/shared/area-id.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { openAResponse } from '../../../tests/support/open-a-response.ts'
import { places } from '../../../tests/support/places.ts'
import { sendSheet } from '../../../tests/support/send-sheet.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import { loadPlaybook } from '../../playbooks/server/public.ts'
import { formBodies, organisationsBelow } from '../server/public.ts'

const { databaseUrl, as } = await testServer()
const divisions = new URL('../../areas/divisions/621121.csv', import.meta.url)
const commander = await as('commander')
const lead = await as('townshipLead')
let responseId = ''

type Row = {
  id: string
  name: string
  parentId: string | null
  areaName: string
  dissolvedOn: string | null
  children: number
}
type Rows = { rows: Row[]; total: number }

beforeAll(async () => {
  responseId = await openAResponse(databaseUrl, places.county)
  await sendSheet(commander, 'areas.areas', readFileSync(divisions), { fileName: '621121.csv' })
})

async function added(more: object = {}, session = commander): Promise<string> {
  const organisationId = newId()
  const named = { organisationId, name: `演示${organisationId.slice(-6)}`, kind: 'body', areaId: places.county }
  await session.does('organisations.addOrganisation', { ...named, ...more })
  return organisationId
}

test('a committee has branches, and a branch a team for the response', async () => {
  const committee = await added({ kind: 'committee', name: '演示县直机关党委' })
  const branch = await added({ kind: 'branch', parentId: committee })
  const team = await added({ kind: 'commando', parentId: branch, responseId, areaId: places.township })
  const { rows } = await commander.ask<Rows>('organisations.tree', { responseId })
  expect(rows.find((row) => row.id === team)).toMatchObject({ parentId: branch, areaName: '平襄镇' })
  const standing = await commander.ask<Rows>('organisations.tree')
  expect(standing.rows.some((row) => row.id === team)).toBe(false)
  const below = await commander.ask<Rows>('organisations.organisations', { responseId, below: committee })
  expect(below.rows.map((row) => row.id).sort()).toEqual([branch, committee].sort())
})

test('organisations.addOrganisation refuses a name twice, a temporary branch without response, and what lies outside', async () => {
  const parentId = await added({ areaId: places.township, name: '演示镇机关' })
  const add = (more: object, session = commander) =>
    session.isRefused('organisations.addOrganisation', {
      organisationId: newId(),
      name: '演示镇机关',
      kind: 'body',
      areaId: places.township,
      ...more,
    })
  expect(await add({})).toBe('organisations.nameTaken')
  expect(await add({ name: '一线临时党支部', kind: 'temporaryBranch' })).toBe('organisations.temporaryNeedsResponse')
  expect(await add({ name: '演示队', parentId, areaId: places.otherTownship })).toBe('organisations.outsideParent')
  expect(await add({ name: '演示队', parentId: newId() })).toBe('organisations.parentUnknown')
  expect(await add({ name: '演示队', areaId: '621121100999000000' })).toBe('organisations.areaUnknown')
  expect(await add({ name: '演示队', areaId: places.otherTownship }, lead)).toBe('platform.notFound')
  const closed = await openAResponse(databaseUrl, places.county, { closed: true })
  expect(await add({ name: '演示队', kind: 'commando', responseId: closed })).toBe('organisations.responseClosed')
})

test('organisations.addOrganisations takes a whole tree or refuses all of it', async () => {
  const [top, under] = [newId(), newId()]
  const one = { organisationId: top, name: '演示教育局', kind: 'body', areaId: places.county }
  const two = { organisationId: under, name: '演示一中党支部', kind: 'branch', areaId: places.county, parentId: top }
  expect(await commander.isRefused('organisations.addOrganisations', { organisations: [two, one] })).toBe(
    'organisations.parentUnknown',
  )
  await commander.does('organisations.addOrganisations', { organisations: [one, two] })
  const { rows } = await commander.ask<Rows>('organisations.organisations', { below: top })
  expect(rows.map((row) => row.name).sort()).toEqual(['演示一中党支部', '演示教育局'])
})

test('organisations.renameOrganisation refuses the same name and another township', async () => {
  const organisationId = await added({ areaId: places.otherTownship })
  await commander.does('organisations.renameOrganisation', { organisationId, name: '演示新名' })
  expect(await commander.isRefused('organisations.renameOrganisation', { organisationId, name: '演示新名' })).toBe(
    'organisations.sameName',
  )
  expect(await lead.isRefused('organisations.renameOrganisation', { organisationId, name: '改了' })).toBe(
    'platform.notFound',
  )
})

test('organisations.dissolveOrganisation refuses while something stands below, and twice', async () => {
  const top = await added()
  const team = await added({ parentId: top })
  const dissolve = (organisationId: string) => ({ organisationId, reason: '任务结束' })
  expect(await commander.isRefused('organisations.dissolveOrganisation', dissolve(top))).toBe('organisations.hasBelow')
  await commander.does('organisations.dissolveOrganisation', dissolve(team))
  await commander.does('organisations.dissolveOrganisation', dissolve(top))
  expect(await commander.isRefused('organisations.dissolveOrganisation', dissolve(top))).toBe(
    'organisations.alreadyDissolved',
  )
  const { rows } = await commander.ask<Rows>('organisations.organisations', { dissolved: 'with', below: top })
  expect(rows.every((row) => row.dissolvedOn)).toBe(true)
})

test('a township lead sees the bodies of the own township, not those of the next', async () => {
  const mine = await added({ areaId: places.township })
  const theirs = await added({ areaId: places.otherTownship })
  const { rows } = await lead.ask<Rows>('organisations.organisations', { limit: 200 })
  expect(rows.some((row) => row.id === mine)).toBe(true)
  expect(rows.some((row) => row.id === theirs)).toBe(false)
})

test('a playbook forms its bodies at each area of their level, the lower under the upper', async () => {
  const { bodies } = await loadPlaybook('county-mobilisation')
  const pool = openPool(databaseUrl, { max: 1 })
  const scope = multirangeOf([areaSpan(places.county)])
  const at = new Date()
  const { formed, below } = await inTransaction(pool, { scope, mode: 'write' }, async ({ client }) => {
    const formed = await formBodies(client, { responseId, areaId: places.county, bodies, at })
    const top = formed.find((body) => body.areaId === places.county)
    return { formed, below: await organisationsBelow(client, top?.organisationId ?? '') }
  })
  await pool.end()
  const townships = formed.filter((body) => body.areaId.endsWith('000000000') && body.areaId !== places.county)
  expect(townships).toHaveLength(18 * new Set(townships.map((body) => body.bodyId)).size)
  expect(formed[0]?.name).toBe('通渭县疫情防控工作领导小组')
  expect(below.length).toBeGreaterThanOrEqual(18)
})
