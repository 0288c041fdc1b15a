import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import { openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { sendSheet, takeFile } from '../../../tests/support/send-sheet.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import { boardOf, layRoster, openVillagePost } from './roster-story.ts'

const { as } = await testServer()
let responseId = ''
beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
})

const village = places.village.slice(0, 12)
const csv = (...rows: string[][]) => Buffer.from(rows.map((row) => row.join(',')).join('\n'))

test('the duty list comes in from a sheet, and each line that cannot is told why', async () => {
  const lead = await as('townshipLead')
  const body = csv(
    ['姓名', '手机号', '工号', '区域', '角色', '资质'],
    ['赵演安', '19900000001', 'A1', village, '值岗党员', '医务'],
    ['钱演宁', '', 'A2', village, '', ''],
    ['孙演和', '', 'A1', village, '', ''],
    ['李演平', '123', '', village, '', ''],
    ['周演康', '', '', '没有这个村', '', ''],
    ['吴演顺', '', '', village, '飞行员', ''],
    ['郑演丰', '', '', places.otherVillage.slice(0, 12), '', ''],
  )
  const taken = await sendSheet(lead, 'duty.members', body, { fileName: 'members.csv', fields: { responseId } })
  expect(taken).toMatchObject({ accepted: 2, rejected: 5, unknownHeaders: [] })
  const { rows } = await lead.ask<{ rows: object[] }>('duty.members', { responseId })
  expect(rows).toMatchObject([
    {
      name: '赵演安',
      mobile: '199****0001',
      number: 'A1',
      roles: ['member'],
      skills: [{ skill: 'doctor', approved: true }],
    },
    { name: '钱演宁', number: 'A2' },
  ])
})

test('a roster goes out, names are filled in, and it comes back: who is new comes, who is gone goes', async () => {
  const lead = await as('townshipLead')
  const { rosterId } = await layRoster(as, responseId, [await openVillagePost(as, responseId)])
  const take = async () => {
    const purpose = { rosterId, format: 'csv', purpose: 'dutyRoster' }
    return (await takeFile(lead, 'duty.roster', purpose)).toString().replace(/^\uFEFF/, '')
  }
  const sheet = await take()
  const lines = sheet.split(/\r?\n/).filter((line) => /^\d{4}-/.test(line))
  expect(lines).toHaveLength(7)
  const head = sheet.split(/\r?\n/).find((line) => line.startsWith('日期')) ?? ''
  const back = async (names: string[], version: string) => {
    const rows = lines.map((line, at) => line.replace(/,[^,]*,[^,]*$/, `,${names[at] ?? ''},`))
    const file = Buffer.from([head, ...rows].join('\n'))
    return sendSheet(lead, 'duty.roster', file, { fileName: 'roster.csv', fields: { rosterId, version } })
  }
  const served = async () =>
    (await boardOf(as, responseId, rosterId)).map(({ people }) => people.map(({ name }) => name))
  expect(await back(['赵演安', '钱演宁', '赵演安'], '1')).toMatchObject({ accepted: 7, rejected: 0 })
  expect(await served()).toEqual([['赵演安'], ['钱演宁'], ['赵演安'], [], [], [], []])
  await back(['赵演安', '', '', '钱演宁'], '2')
  expect(await served()).toEqual([['赵演安'], [], [], ['钱演宁'], [], [], []])
  await expect(back(['钱演宁'], '2')).rejects.toThrow('duty.rosterChanged')
  expect(await back(['没有此人'], '3')).toMatchObject({ rejected: 1 })
})

test('duty.placeFromSheet refuses a version that is old, a shift of another roster, and a neighbour', async () => {
  const lead = await as('townshipLead')
  const { rosterId, shifts } = await layRoster(as, responseId, [await openVillagePost(as, responseId)])
  const other = await layRoster(as, responseId, [await openVillagePost(as, responseId)])
  const rows = [{ shiftId: shifts[0]?.id, role: 'member' }]
  const refused = (more: object) => lead.isRefused('duty.placeFromSheet', { rosterId, version: 1, rows, ...more })
  expect(await refused({ version: 7 })).toBe('duty.rosterChanged')
  expect(await refused({ rows: [{ shiftId: other.shifts[0]?.id, role: 'member' }] })).toBe('duty.sheetShift')
  expect(await refused({ rosterId: newId() })).toBe('platform.notFound')
  const neighbour = await as('otherTownshipLead')
  expect(await neighbour.isRefused('duty.placeFromSheet', { rosterId, version: 1, rows })).toBe('platform.notFound')
})
