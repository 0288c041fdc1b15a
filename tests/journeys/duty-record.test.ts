import { readFileSync } from 'node:fs'
import pg from 'pg'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServiceRecord } from '../../modules/duty/service-record.ts'
import { hoursAgo, letBegin, servedPost } from '../../modules/duty/tests/attendance-story.ts'
import { localDay } from '../../platform/shared/dates.ts'
import { newId } from '../../platform/shared/ids.ts'
import { devices, openBrowser } from '../support/browser.ts'
import { hire, type Member } from '../support/cast.ts'
import { openStory, registerPlaces } from '../support/open-story.ts'
import { places } from '../support/places.ts'
import { testServer } from '../support/test-server.ts'
import { button, choose, dialogOf, press } from './story/at-the-desk.ts'
import { picture } from './story/pictures.ts'

// What one person did: read, taken along and objected to by that person, answered by a lead; and the meals of their post. All made up.
const { as, url, databaseUrl } = await testServer()
const browser = await openBrowser()
const owner = new pg.Client({ connectionString: databaseUrl })
await owner.connect()
afterAll(() => owner.end())

let responseId = ''
let postId = ''
let volunteer: Member
let desk: Page

beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
  volunteer = await hire(await as('administrator'), {
    ...{ username: 'record-one', role: 'volunteer', areaId: places.township },
  })
  const [own, other] = [newId(), newId()]
  const based = { areaId: places.village }
  await (await as('commander')).does('duty.addMembers', {
    responseId,
    members: [
      { ...based, memberId: own, userId: volunteer.userId },
      { ...based, memberId: other, name: '演示同班', number: 'D007' },
    ],
  })
  const lead = await as('townshipLead')
  const served = await servedPost(as, responseId, [[own], [], [own]])
  postId = served.postId
  await letBegin(owner, postId, 30)
  const [[first] = [], , [second] = []] = served.assigned
  const tick = (assignmentId: string | undefined, kind: string, at: Date) =>
    lead.does('duty.tickAttendance', { markId: newId(), assignmentId, kind, at: at.toISOString() })
  await tick(first, 'in', hoursAgo(30))
  await tick(first, 'out', hoursAgo(18))
  await tick(second, 'in', hoursAgo(5))
  desk = await deskOf(lead)
})

async function deskOf(member: Member): Promise<Page> {
  const context = await browser.newContext({ ...devices.desk, timezoneId: 'Asia/Shanghai' })
  const data = { username: member.username, password: member.password }
  await context.request.post(`${url}/api/auth/sign-in`, { headers: { 'x-muster': '1', origin: url }, data })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  return page
}

async function phoneOf(member: Member): Promise<{ hand: BrowserContext; phone: Page }> {
  const hand = await browser.newContext({ ...devices.phone, timezoneId: 'Asia/Shanghai', colorScheme: 'dark' })
  const phone = await hand.newPage()
  phone.setDefaultTimeout(20_000)
  await phone.goto(`${url}/phone/`)
  await phone.locator('input').first().fill(member.username)
  await phone.locator('input[type=password]').fill(member.password)
  await phone.locator('button[type=submit]').click()
  await phone.getByRole('navigation').waitFor()
  return { hand, phone }
}

const line = (page: Page, text: string) => page.locator('.p-list > li', { hasText: text })

test('on the phone one objects to a line of one’s record without a network', async () => {
  const { hand, phone } = await phoneOf(volunteer)
  await phone.goto(`${url}/phone/service-record`)
  await line(phone, '迟到60分钟').waitFor()
  await hand.setOffline(true)
  await line(phone, '迟到60分钟').getByRole('button', { name: '提异议' }).click()
  await phone.getByLabel('异议内容').fill('本人按时到岗，同班可以证明')
  await phone.getByRole('button', { name: '提交' }).click()
  await line(phone, '迟到60分钟').getByText('异议待答复').waitFor()
  await picture(phone, 'record-1-phone')
  await hand.setOffline(false)
  const open = async () =>
    (await (await as('townshipLead')).ask<{ total: number }>('duty.objections', { responseId, state: 'open' })).total
  await expect.poll(open, { timeout: 30_000 }).toBe(1)
  await hand.close()
})

test('the lead answers on the desk and mends the record, and the answer is read where it was raised', async () => {
  await desk.goto(`${url}/attendance?view=objections`)
  await desk.locator('.ant-table-row', { hasText: '本人按时到岗' }).click()
  await picture(desk, 'record-2-objection')
  await press(desk.locator('.m-record-drawer'), '答复')
  const dialog = dialogOf(desk, '答复')
  await dialog.getByLabel('答复').fill('已核对纸质签到表，确为按时')
  await dialog.getByText('更正记录').click()
  await dialog.locator('.ant-picker').first().waitFor()
  // Half an hour before the shift, however long it took to get here.
  const came = hoursAgo(6.5)
  const typed = new Date(came.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
  const inAt = dialog.locator('.ant-picker-input input').first()
  await inAt.click()
  await desk.keyboard.press('Control+a')
  await desk.keyboard.type(typed)
  await desk.keyboard.press('Enter')
  const outAt = dialog.locator('.ant-picker-input input').nth(1)
  await outAt.hover()
  await dialog.locator('.ant-picker-clear').last().click()
  await picture(desk, 'record-3-answer')
  await dialog.getByRole('button', { name: /答 ?复/ }).click()
  await dialog.waitFor({ state: 'hidden' })
  await desk.locator('.ant-table-row').getByText('已更正').waitFor()
  expect(await volunteer.ask<ServiceRecord>('duty.myRecord')).toMatchObject({ late: 0 })

  const { hand, phone } = await phoneOf(volunteer)
  await phone.goto(`${url}/phone/service-record`)
  await phone.getByText('已核对纸质签到表').waitFor()
  await picture(phone, 'record-4-answered')
  await hand.close()
})

test('one’s own record is copied, saved as Word and printed from the desk', async () => {
  const page = await deskOf(volunteer)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`${url}/my-record`)
  await page.locator('.d-record-sums').waitFor()
  await press(page, '复制')
  await page.getByText('已复制').waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('演示 record-one\t人次 2')
  const saving = page.waitForEvent('download')
  await press(page, '下载 Word')
  const file = await saving
  expect(file.suggestedFilename()).toMatch(/^服务记录 .*\.docx$/)
  expect(
    readFileSync(await file.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
  await picture(page, 'record-5-desk')
  await page.emulateMedia({ media: 'print' })
  await page.locator('.d-print-only .d-sheet').getByText('本表按原始签到记录生成').waitFor()
  await picture(page, 'record-6-printed')
  await page.context().close()
})

test('a lead opens a member’s record only for a purpose', async () => {
  await desk.goto(`${url}/members`)
  await desk.locator('.ant-table-row', { hasText: 'record-one' }).click()
  await press(desk, '查看服务记录')
  await desk.getByText('值守安排').click()
  await desk.getByRole('button', { name: /查 ?看$/ }).click()
  await desk.locator('.ant-modal .d-record-sums').getByText('最长连续').waitFor()
  const shown = desk.locator('.ant-modal', { has: desk.locator('.d-record-sums') })
  await expect.poll(() => shown.evaluate((modal) => getComputedStyle(modal).opacity)).toBe('1')
  await picture(desk, 'record-7-member')
})

test('who came without a shift is entered on the desk and counted, and person-times open by role', async () => {
  await desk.goto(`${url}/attendance?view=unrostered`)
  await button(desk, '登记到岗').first().click()
  const dialog = dialogOf(desk, '登记到岗')
  await choose(desk, dialog.getByLabel('人员'), '演示同班')
  await choose(desk, dialog.getByLabel('岗位'), '服务岗')
  await dialog.getByRole('button', { name: /保 ?存/ }).click()
  await dialog.waitFor({ state: 'hidden' })
  await desk.locator('.ant-table-row', { hasText: '演示同班' }).getByText('在岗').waitFor()
  await picture(desk, 'record-8-unrostered')
  await desk.goto(`${url}/figures?figure=duty.personTimes`)
  await desk.getByText('按角色').click()
  await desk.locator('.m-figure-rows .m-table-foot', { hasText: '3' }).waitFor()
  await picture(desk, 'record-9-by-role')
})

test('the lead sees the post’s meals on the phone and confirms what came without a network', async () => {
  const dueAt = hoursAgo(1)
  const meal = { postId, day: localDay(dueAt), meal: 'lunch', dueAt: dueAt.toISOString(), heads: 4 }
  const lead = await as('gateLead')
  await (await as('commander')).does('duty.planMeal', { mealId: newId(), ...meal, broughtBy: '甲镇中心食堂' })
  const soon = hoursAgo(-5)
  const later = { ...meal, day: localDay(soon), meal: 'dinner', dueAt: soon.toISOString() }
  await (await as('commander')).does('duty.planMeal', { mealId: newId(), ...later, broughtBy: '甲镇中心食堂' })
  const { hand, phone } = await phoneOf(lead)
  await phone.goto(`${url}/phone/meals/${postId}`)
  await line(phone, '午餐').getByText('未送到').waitFor()
  await hand.setOffline(true)
  await line(phone, '午餐').getByRole('button', { name: '确认送到' }).click()
  await phone.getByRole('button', { name: '少一份' }).click()
  await picture(phone, 'record-10-heads')
  await phone.locator('.p-sheet, .adm-popup').getByRole('button', { name: '确认送到' }).last().click()
  await line(phone, '午餐').getByText('已送到 3 份').waitFor()
  await line(phone, '午餐').getByText('待发').waitFor()
  await picture(phone, 'record-11-meals')
  await hand.setOffline(false)
  const delivered = async () => {
    const question = { figure: 'duty.mealsDelivered', responseId }
    return (await (await as('commander')).ask<{ value: number }>('figures.value', question)).value
  }
  await expect.poll(delivered, { timeout: 30_000 }).toBe(3)
  await hand.close()
})
