import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { beforeAll, expect, test } from 'vitest'
import { readSheet } from '../../../platform/server/spreadsheet/read-sheet.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { openAResponse } from '../../../tests/support/open-a-response.ts'
import { places } from '../../../tests/support/places.ts'
import { sendSheet, takeFile } from '../../../tests/support/send-sheet.ts'
import { testServer } from '../../../tests/support/test-server.ts'

const { databaseUrl, as } = await testServer()
const divisions = readFileSync(new URL('../divisions/621121.csv', import.meta.url), 'utf8')
const commander = await as('commander')
const lead = await as('townshipLead')
const village = '621121100201000000'
const otherVillage = '621121101201000000'
let responseId = ''

type Rows<Row = { id: string; name: string }> = { rows: Row[]; total: number }

beforeAll(async () => {
  responseId = await openAResponse(databaseUrl, places.county)
  await sendSheet(commander, 'areas.areas', divisions, { fileName: '621121.csv' })
})

test('a commander imports the divisions of Tongwei County: 18 townships, 342 villages', async () => {
  const townships = await commander.ask<Rows>('areas.areas', { level: 'township', limit: 200 })
  const villages = await commander.ask<Rows>('areas.areas', { level: 'village' })
  expect([townships.total, villages.total]).toEqual([18, 342])
  const top = await commander.ask<Rows>('areas.children')
  expect(top.rows).toMatchObject([{ id: places.county, name: '通渭县', hasChildren: true }])
})

test('importing the same list again changes nothing, another name becomes a change', async () => {
  const again = await sendSheet(commander, 'areas.areas', divisions, { fileName: '621121.csv' })
  expect(again).toMatchObject({ accepted: 361, rejected: 0 })
  const renamed = 'code,name\n621121101,马营古镇\n621121100,平襄镇\n'
  await sendSheet(commander, 'areas.areas', renamed, { fileName: 'renamed.csv' })
  const { rows } = await commander.ask<Rows>('areas.search', { text: '马营古镇' })
  expect(rows).toMatchObject([{ id: places.otherTownship, parentName: '通渭县' }])
  await commander.does('areas.renameArea', { areaId: places.otherTownship, name: '马营镇' })
})

test('wrong rows come back as a file with a reason in both languages, the others are in', async () => {
  const sheet = [
    '区划代码,名称,级别',
    '621121100900,演示小区,小区',
    '621121100900001,演示小区一号网格,网格',
    '621121901,演示学院,校园',
    '6211219,少一位,',
    '621121700,没有这一类,乡级',
    '621121999001,上级不在,',
    '621121100900,又来一次,',
    '621122100,别的县,',
    '621121101,,',
    '621121102,鸡川镇,村级',
  ].join('\n')
  const answer = await sendSheet(commander, 'areas.areas', sheet, { fileName: 'own.csv' })
  expect(answer).toMatchObject({ accepted: 3, rejected: 7 })
  const file = await takeFile(commander, 'platform.rejectedRows', { id: answer.rejectedRows, format: 'csv' })
  const columns = [
    { key: 'code', headers: ['区划代码'] },
    { key: 'zh', headers: ['未导入原因'] },
    { key: 'en', headers: ['Reason'] },
  ]
  const rows: Record<string, string>[] = []
  for await (const { values } of readSheet(Readable.from(file), { kind: 'csv', columns })) rows.push(values)
  expect(rows).toHaveLength(7)
  for (const row of rows) expect([row.zh, row.en]).toEqual([expect.stringMatching(/。$/), expect.stringMatching(/\.$/)])
})

test('areas.importAreas is refused to a township lead and for a place without its parent', async () => {
  const areas = [{ areaId: '621121100901000000', name: '演示园', parentId: places.township }]
  expect(await lead.isRefused('areas.importAreas', { areas })).toBe('platform.notAllowed')
  const orphan = [{ areaId: '621121998001000000', name: '演示园', parentId: '621121998000000000' }]
  expect(await commander.isRefused('areas.importAreas', { areas: orphan })).toBe('areas.parentMissing')
  const elsewhere = [{ areaId: '621122100000000000', name: '别处', parentId: '621122000000000000' }]
  expect(await commander.isRefused('areas.importAreas', { areas: elsewhere })).toBe('platform.notFound')
  await expect(sendSheet(lead, 'areas.areas', divisions, { fileName: 'a.csv' })).rejects.toThrow('platform.notAllowed')
})

test('areas.addArea refuses a code that is taken and adds one that is free', async () => {
  const grid = { areaId: '621121100201001000', name: '一号网格', parentId: village }
  await commander.does('areas.addArea', grid)
  expect(await commander.isRefused('areas.addArea', grid)).toBe('areas.alreadyThere')
  const { rows } = await lead.ask<Rows>('areas.children', { parentId: village })
  expect(rows).toMatchObject([{ name: '一号网格', level: 'grid' }])
  const { names } = await lead.ask<{ names: Record<string, string> }>('areas.names', { ids: [grid.areaId] })
  expect(names).toEqual({ [grid.areaId]: '一号网格' })
})

test('areas.renameArea refuses the same name, and another county', async () => {
  expect(await commander.isRefused('areas.renameArea', { areaId: places.township, name: '平襄镇' })).toBe(
    'areas.sameName',
  )
  const other = await as('otherCommander')
  expect(await other.isRefused('areas.renameArea', { areaId: places.township, name: '改名' })).toBe('platform.notFound')
})

test('each village has exactly one who answers for it, and the check finds those without', async () => {
  const organisationId = newId()
  await commander.does('organisations.addOrganisation', {
    organisationId,
    name: '演示包村工作队',
    kind: 'body',
    areaId: places.county,
  })
  const gaps = () => commander.ask<Rows>('areas.responsibilityGaps', { responseId, within: places.township })
  const before = await gaps()
  const named = { responsibilityId: newId(), responseId, areaId: village, organisationId }
  await commander.does('areas.nameResponsiblePerson', named)
  const after = await gaps()
  expect(after.total).toBe(before.total - 1)
  expect(after.rows.map((row) => row.id)).not.toContain(village)
})

test('areas.nameResponsiblePerson refuses the same again, nobody known, and a closed response', async () => {
  const organisationId = newId()
  await commander.does('organisations.addOrganisation', {
    organisationId,
    name: '演示包抓单位',
    kind: 'body',
    areaId: places.county,
  })
  const name = (more: object) =>
    commander.isRefused('areas.nameResponsiblePerson', {
      responsibilityId: newId(),
      responseId,
      areaId: otherVillage,
      ...more,
    })
  await commander.does('areas.nameResponsiblePerson', {
    responsibilityId: newId(),
    responseId,
    areaId: otherVillage,
    organisationId,
  })
  expect(await name({ organisationId })).toBe('areas.alreadyResponsible')
  expect(await name({ personId: newId() })).toBe('platform.notFound')
  expect(await name({})).toBe('platform.badInput')
  const closed = await openAResponse(databaseUrl, places.county, { closed: true })
  expect(await name({ organisationId, responseId: closed })).toBe('platform.notFound')
})

test('areas.groupAreas makes war zones and pairs, and refuses one place, two levels or a name twice', async () => {
  const group = (more: object) => ({ groupId: newId(), responseId, name: '演示第一战区', kind: 'warZone', ...more })
  const areaIds = [places.township, places.otherTownship]
  await commander.does('areas.groupAreas', group({ areaIds }))
  const { rows } = await commander.ask<Rows<{ areas: { name: string }[] }>>('areas.groups', { responseId })
  expect(rows[0]?.areas.map((area) => area.name)).toEqual(['平襄镇', '马营镇'])
  expect(await commander.isRefused('areas.groupAreas', group({ areaIds }))).toBe('areas.groupNameTaken')
  expect(await commander.isRefused('areas.groupAreas', group({ areaIds: [places.township] }))).toBe(
    'areas.groupNeedsTwo',
  )
  expect(await commander.isRefused('areas.groupAreas', group({ areaIds: [places.township, otherVillage] }))).toBe(
    'areas.groupOfOneLevel',
  )
})

test('areas leave as a sheet that the import takes back', async () => {
  const file = await takeFile(commander, 'areas.areas', { within: places.township, format: 'xlsx' })
  expect(await sendSheet(commander, 'areas.areas', file)).toMatchObject({ rejected: 0, unknownHeaders: [] })
})
