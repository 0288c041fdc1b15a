import { beforeAll, expect, test } from 'vitest'
import { anOrder, openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { sendSheet, takeFile } from '../../../tests/support/send-sheet.ts'
import { testServer } from '../../../tests/support/test-server.ts'

const { as } = await testServer()
let responseId = ''
beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
})

const order = [anOrder.title, anOrder.number, anOrder.signedBy, anOrder.signedOn]
const HEAD = ['名称', '类型', '区域', '地点', '文件名称', '文号', '签发人', '签发日期']
const village = places.village.slice(0, 12)
const sheet = (...rows: string[][]) => Buffer.from([HEAD, ...rows].map((row) => row.join(',')).join('\n'))

test('posts come in by a sheet with their orders, and each line that cannot is told why', async () => {
  const commander = await as('commander')
  const body = sheet(
    ['东口卡点', '路口卡点', village, '国道口', ...order],
    ['东口先锋岗', '党员先锋岗', village, '主街', '', '', '', ''],
    ['东口卡点', '路口卡点', village, '国道口', ...order],
    ['西口卡点', '路口卡点', village, '村西', '', '', '', ''],
    ['南口卡点', '瞭望塔', village, '村南', ...order],
    ['北口卡点', '路口卡点', '没有这个村', '村北', ...order],
    ['中口卡点', '路口卡点', village, '村中', anOrder.title, '', '', ''],
  )
  const taken = await sendSheet(commander, 'duty.posts', body, { fileName: 'posts.csv', fields: { responseId } })
  expect(taken).toMatchObject({ accepted: 2, rejected: 5 })
  const { total } = await commander.ask<{ total: number }>('duty.posts', { responseId, areaId: places.township })
  expect(total).toBe(2)
  const reasons = await takeFile(commander, 'platform.rejectedRows', { id: taken.rejectedRows, format: 'csv' })
  for (const why of ['本表前面已有', '没有设立依据', '瞭望塔', '不止一处同名', '设立依据不全'])
    expect(reasons.toString()).toContain(why)
})

test('a lead of one township opens no post in another by a sheet', async () => {
  const lead = await as('otherTownshipLead')
  const body = sheet(['邻镇卡点', '路口卡点', village, '国道口', ...order])
  const taken = await sendSheet(lead, 'duty.posts', body, { fileName: 'posts.csv', fields: { responseId } })
  expect(taken).toMatchObject({ accepted: 0, rejected: 1 })
})
