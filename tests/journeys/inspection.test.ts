import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { anInspector, aVisit, institutions } from '../../modules/inspections/tests/inspection-story.ts'
import { devices, openBrowser } from '../support/browser.ts'
import { hire, type Member } from '../support/cast.ts'
import { openStory, registerPlaces } from '../support/open-story.ts'
import { places } from '../support/places.ts'
import { testServer } from '../support/test-server.ts'
import { choose, dialogOf, press } from './story/at-the-desk.ts'
import { picture } from './story/pictures.ts'

// A training institution still holds classes: found, put right with a photo, checked by another, closed, looked at again. All made up.
const { as, url } = await testServer()
const browser = await openBrowser()

let responseId = ''
let bodies: string[] = []
let inspector: Member
let head: Member
let checker: Member

beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
  bodies = await institutions(as, 3)
  inspector = await anInspector(as)
  checker = await anInspector(as, 'checker')
  const administrator = await as('administrator')
  const own = { role: 'bodyLead', areaId: places.township, organisationId: bodies[0] ?? '' }
  head = await hire(administrator, { username: 'institution', ...own })
})

async function deskOf(member: Member, more: object = {}): Promise<Page> {
  const context = await browser.newContext({ ...devices.desk, timezoneId: 'Asia/Shanghai', ...more })
  const data = { username: member.username, password: member.password }
  await context.request.post(`${url}/api/auth/sign-in`, { headers: { 'x-muster': '1', origin: url }, data })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  return page
}

async function phoneOf(member: Member, more: object = {}): Promise<{ hand: BrowserContext; phone: Page }> {
  const hand = await browser.newContext({ ...devices.phone, timezoneId: 'Asia/Shanghai', ...more })
  const phone = await hand.newPage()
  phone.setDefaultTimeout(20_000)
  await phone.goto(`${url}/phone/`)
  await phone.locator('input').first().fill(member.username)
  await phone.locator('input[type=password]').fill(member.password)
  await phone.locator('button[type=submit]').click()
  await phone.getByRole('navigation').waitFor()
  return { hand, phone }
}

/** A photo as a camera writes it: a picture of the page with a part beside it that says where it was taken. */
async function takenPhoto(page: Page) {
  const drawn = await page.screenshot({ type: 'jpeg' })
  const place = Buffer.concat([
    Buffer.from([0xff, 0xe1, 0, 24]),
    Buffer.from('Exif\0\0GPS 35.2N 105.2E'.padEnd(22, '\0'), 'latin1'),
  ])
  return {
    name: 'photo.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.concat([drawn.subarray(0, 2), place, drawn.subarray(2)]),
  }
}

const point = (phone: Page, ask: string) => phone.locator('.i-point', { hasText: ask })
const findings = async (state: string) =>
  (await checker.ask<{ rows: { id: string }[] }>('work.list', { responseId, kind: 'inspections.finding', state })).rows

test('the lead plans a round over three institutions on the desk', async () => {
  const desk = await deskOf(await as('townshipLead'))
  await desk.goto(`${url}/inspections`)
  await press(desk, '安排督查')
  const dialog = dialogOf(desk, '安排督查')
  await dialog.getByLabel('名称').fill('校外培训机构检查')
  await choose(desk, dialog.getByLabel('检查表'), '校外培训机构检查')
  await dialog.getByLabel('由谁检查').fill('县督查一组')
  await dialog.getByLabel('范围').click()
  await desk.keyboard.type('甲镇')
  await desk.locator('.ant-select-item-option', { hasText: '甲镇' }).first().click()
  await press(dialog, '范围内的单位都选上')
  await dialog.getByText('已选 3 个单位').waitFor()
  await picture(desk, 'inspection-1-plan')
  await dialog.locator('button[type=submit]').click()
  await dialog.waitFor({ state: 'hidden' })
  await desk.locator('.i-plan').getByText('已检查 0/3').waitFor()
  await picture(desk, 'inspection-2-planned')
  await desk.context().close()
})

test('the inspector finds classes going on, without a network, and the finding arrives with its photo', async () => {
  const { hand, phone } = await phoneOf(inspector)
  await phone.getByText('督查任务 3 处').waitFor()
  await phone.goto(`${url}/phone/inspect`)
  await phone.locator('.p-list > li').nth(2).waitFor()
  await picture(phone, 'inspection-3-visits')
  await hand.setOffline(true)
  await phone.locator('.p-list > li', { hasText: '演示培训机构01' }).getByRole('button').click()
  const classes = point(phone, '是否停止线下补课')
  await classes.getByRole('button', { name: '不合格' }).click()
  await classes.getByLabel('哪里不合格').fill('二楼教室仍有学生上课')
  await classes.locator('input[type=file]').setInputFiles(await takenPhoto(phone))
  await classes.locator('.w-photo img').waitFor()
  await phone.getByRole('button', { name: '其余都合格' }).click()
  await picture(phone, 'inspection-4-point')
  await phone.getByRole('button', { name: '登记督查' }).click()
  await phone.getByText('发现问题 1 个').waitFor()
  await picture(phone, 'inspection-5-saved')
  await hand.setOffline(false)
  await expect.poll(async () => (await findings('due')).length, { timeout: 60_000 }).toBe(1)
  await hand.close()
})

test('the institution’s head puts it right and shows it by a photo, on a dark phone', async () => {
  const { hand, phone } = await phoneOf(head, { colorScheme: 'dark' })
  await phone.getByText('待办 1 项').waitFor()
  await picture(phone, 'inspection-6-home')
  await phone.goto(`${url}/phone/work`)
  await phone.locator('.p-list > li', { hasText: '仍有学生上课' }).getByRole('button').click()
  expect(await phone.getByRole('button', { name: '报告完成' }).isDisabled()).toBe(true)
  await phone.locator('input[type=file]').setInputFiles(await takenPhoto(phone))
  await phone.locator('.w-photo img').waitFor()
  await phone.getByLabel('办理情况').fill('学生已离开，教室已封')
  await picture(phone, 'inspection-7-put-right')
  await phone.getByRole('button', { name: '报告完成' }).click()
  await phone.getByText('已报告完成').waitFor()
  await expect.poll(async () => (await findings('done')).length, { timeout: 60_000 }).toBe(1)
  await hand.close()
})

test('another inspector sees both photos for a purpose, passes it, and the finding is closed', async () => {
  const desk = await deskOf(checker)
  await desk.goto(`${url}/findings`)
  await desk.locator('.ant-table-row', { hasText: '仍有学生上课' }).click()
  const drawer = desk.locator('.m-record-drawer')
  await drawer.getByText('学生已离开').waitFor()
  for (const at of [0, 1]) {
    await drawer.getByRole('button', { name: '看照片' }).first().click()
    await desk
      .locator('.ant-modal-confirm')
      .getByRole('button', { name: /查 ?看$/ })
      .click()
    await drawer.locator('.w-photo img').nth(at).waitFor()
  }
  await picture(desk, 'inspection-8-photos')
  await drawer.getByRole('button', { name: /复 ?核$/ }).click()
  const dialog = dialogOf(desk, '复核')
  await dialog.getByText('合格，销账').first().click()
  await picture(desk, 'inspection-9-check')
  await dialog.locator('button[type=submit]').click()
  await dialog.waitFor({ state: 'hidden' })
  await drawer.getByText('复核合格，销账').waitFor()
  await expect.poll(async () => (await findings('closed')).length).toBe(1)
  await desk.context().close()
})

test('two institutions where nothing is found: the plan shows its denominators', async () => {
  const field = await inspector.ask<{ visits: { id: string; organisationId: string }[] }>('inspections.field', {
    responseId,
  })
  for (const { id, organisationId } of field.visits)
    await inspector.does('inspections.recordVisit', aVisit(responseId, organisationId, { plannedVisitId: id }))
  const desk = await deskOf(await as('townshipLead'), { colorScheme: 'dark' })
  await desk.addInitScript(() => localStorage.setItem('muster.language', 'en'))
  await desk.goto(`${url}/inspections`)
  await desk.locator('.i-plan').getByText('3 of 3 visited').waitFor()
  await desk.locator('.ant-table-row').nth(2).waitFor()
  await picture(desk, 'inspection-10-plan-done')
  await desk.locator('.ant-table-row', { hasText: '4/1' }).click()
  await desk.locator('.i-answers li').first().waitFor()
  await picture(desk, 'inspection-11-visit')
  await desk.getByText('All visits to this body').click()
  await desk.locator('.i-body').waitFor()
  await desk.locator('.ant-table-row', { hasText: '仍有学生上课' }).waitFor()
  await picture(desk, 'inspection-12-body')
  await desk.context().close()
})

test('a second look at what the day has drawn finds that it holds', async () => {
  const desk = await deskOf(checker)
  await desk.goto(`${url}/findings`)
  await press(desk, '抽取回头看')
  await desk.locator('.i-sample a', { hasText: '仍有学生上课' }).click()
  const drawer = desk.locator('.m-record-drawer')
  await drawer.getByRole('button', { name: /回头看$/ }).click()
  const dialog = dialogOf(desk, '回头看')
  await dialog.getByText('符合，维持销账').click()
  await dialog.locator('button[type=submit]').click()
  await dialog.waitFor({ state: 'hidden' })
  await drawer.getByText('回头看，符合').waitFor()
  await desk.locator('.m-tile', { hasText: '回头看' }).getByText('1').waitFor()
  await picture(desk, 'inspection-13-second-look')
  await desk.context().close()
})
