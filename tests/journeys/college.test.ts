import { mkdirSync, writeFileSync } from 'node:fs'
import pg from 'pg'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, expect, test } from 'vitest'
import { addDays, localStamp, startOfLocalDay } from '../../platform/shared/dates.ts'
import { newId } from '../../platform/shared/ids.ts'
import { devices, openBrowser } from '../support/browser.ts'
import { hire, type Member } from '../support/cast.ts'
import { openStory } from '../support/open-story.ts'
import { testServer } from '../support/test-server.ts'
import { CADRES, campuses, MEMBERS, memberSheet, openGates, perShift, registerCampuses } from './college/campuses.ts'
import { read } from './college/reading.ts'
import {
  boardOf,
  DAYS,
  dayOf,
  giveAccount,
  layDays,
  layOnScreen,
  membersOf,
  neighbours,
  planEnded,
  publish,
  publishOpen,
  servedOn,
  setCadresByHand,
  typeSpan,
} from './college/roster.ts'
import { enterPaperLists, letTwoWeeksPass, serveDinner } from './college/two-weeks.ts'
import { choose, importFile, press } from './story/at-the-desk.ts'
import { XLSX } from './story/opened-files.ts'
import { picture } from './story/pictures.ts'

// The story of a college of three campuses, told in order: each test takes up where the one before it left off. All people are made up.
const { as, url, databaseUrl } = await testServer()
const browser = await openBrowser()
const owner = new pg.Client({ connectionString: databaseUrl })
await owner.connect()
afterAll(() => owner.end())
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  const pages = browser.contexts().flatMap((context) => context.pages())
  await Promise.all(pages.map((page, at) => picture(page, `college-failed-${at}`)))
})

const eve = { rosterId: newId(), name: '学院大门值班表（首日）', fromDay: dayOf(0), untilDay: dayOf(1) }
const fortnight = { rosterId: '', name: '学院大门值班表', fromDay: dayOf(1), untilDay: dayOf(DAYS) }
const [firstCampus] = campuses
const gate = firstCampus?.postId ?? ''
const total = DAYS * 4 * campuses.length * perShift

let responseId: string
let desk: Page
let commander: Member

async function deskOf(member: Member): Promise<Page> {
  const context = await browser.newContext({ ...devices.desk, timezoneId: 'Asia/Shanghai' })
  const data = { username: member.username, password: member.password }
  await context.request.post(`${url}/api/auth/sign-in`, { headers: { 'x-muster': '1', origin: url }, data })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  return page
}

async function phoneOf(member: Member): Promise<{ hand: BrowserContext; phone: Page }> {
  const hand = await browser.newContext({ ...devices.phone, timezoneId: 'Asia/Shanghai' })
  const phone = await hand.newPage()
  phone.setDefaultTimeout(20_000)
  await phone.goto(`${url}/phone/`)
  await phone.locator('input').first().fill(member.username)
  await phone.locator('input[type=password]').fill(member.password)
  await phone.locator('button[type=submit]').click()
  await phone.getByRole('navigation').waitFor()
  return { hand, phone }
}

test('195 members come in from the college’s sheet', async () => {
  await registerCampuses(as)
  // Opened without the screen: the county's story walks through it.
  responseId = await openStory(as, { name: '演示学院疫情防控' })
  await openGates(as, responseId)
  commander = await as('commander')
  desk = await deskOf(commander)
  await desk.goto(`${url}/members`)
  const outcome = await importFile(desk, { name: '志愿服务队.xlsx', mimeType: XLSX, buffer: await memberSheet() })
  expect(await outcome.getByText('已导入').innerText()).toContain(`${MEMBERS} 行`)
  await press(outcome, '完成')
  await desk.getByText(`共 ${MEMBERS} 条`).waitFor()
  await picture(desk, 'college-1-members')
})

test('four shifts a day at three campuses for fourteen days are planned in the worker and published', async () => {
  await desk.goto(`${url}/duty`)
  fortnight.rosterId = await layOnScreen(desk, fortnight)
  const members = await membersOf(commander, responseId)
  const cadres = members.filter(({ grade }) => grade === '副科级以上').map(({ id }) => id)
  expect([members.length, cadres.length]).toEqual([MEMBERS, CADRES])
  const placed = await setCadresByHand(commander, await boardOf(commander, responseId, fortnight), cadres)
  expect(new Set(placed.map(({ outcome }) => outcome))).toEqual(new Set(['accepted']))

  await desk.goto(`${url}/duty?roster=${fortnight.rosterId}`)
  await choose(desk, desk.getByLabel('用时'), '5 秒')
  await press(desk, '自动排班')
  await desk.getByText('排班完成，还缺 0 人次').waitFor({ timeout: 60_000 })
  const shifts = await boardOf(commander, responseId, fortnight)
  expect([shifts.length, servedOn(shifts).length]).toEqual([168, 672])
  await picture(desk, 'college-2-planned')
  await publishOpen(desk)

  // 720 is what fifteen such days come to, so the day before them is served too: laid and planned without the screen, as it was seen above.
  await layDays(commander, responseId, eve)
  await commander.does('duty.askPlan', { runId: newId(), rosterId: eve.rosterId, seconds: 1 })
  expect(await planEnded(commander, eve.rosterId, 'plan')).toMatchObject({
    state: 'done',
    outcome: { missing: 0, placed: 48 },
  })
  await publish(commander, responseId, eve.rosterId)
})

test('one member drops out, and the re-plan fills what they left with the fewest changes', async () => {
  const before = servedOn(await boardOf(commander, responseId, fortnight))
  const served = Map.groupBy(
    before.filter(({ role }) => role === 'officer'),
    ({ memberId }) => memberId,
  )
  const [gone, theirs = []] = [...served].sort(([, a], [, b]) => b.length - a.length)[0] ?? []
  const member = (await membersOf(commander, responseId)).find(({ id }) => id === gone)
  await desk.goto(`${url}/members?number=${member?.number}`)
  await desk.locator('.ant-table-row', { hasText: member?.name }).click()
  await press(desk.locator('.m-record-drawer'), '不能上岗')
  const dialog = desk.locator('.ant-modal', { hasText: '不能上岗' })
  const span = [fortnight.fromDay, fortnight.untilDay].map((day) => localStamp(startOfLocalDay(day)).slice(0, 16))
  await typeSpan(desk, dialog, span)
  await dialog.getByLabel('原因').fill('家中有事')
  await dialog.getByRole('button', { name: '不能上岗' }).click()
  await dialog.waitFor({ state: 'hidden' })

  await desk.goto(`${url}/duty?roster=${fortnight.rosterId}`)
  await desk.getByText(`还缺 ${theirs.length} 人次。先用有空的人`).waitFor()
  await press(desk, '自动补缺')
  const run = await planEnded(commander, fortnight.rosterId, 'replan')
  expect(run).toMatchObject({ outcome: { missing: 0 } })
  const after = servedOn(await boardOf(commander, responseId, fortnight))
  const stood = new Set(before.map(({ assignmentId }) => assignmentId))
  const came = after.filter(({ assignmentId }) => !stood.has(assignmentId)).length
  expect(after.filter(({ memberId }) => memberId === gone)).toEqual([])
  expect([after.length, theirs.length > 1]).toEqual([672, true])
  expect(came).toBeLessThanOrEqual(Math.ceil(theirs.length * 1.05))
  await desk.goto(`${url}/duty?roster=${fortnight.rosterId}&view=changes`)
  await desk.getByText('家中有事').first().waitFor()
  await picture(desk, 'college-3-changes')
})

test('the duty table is printed, one sheet a week, as it hangs on the wall', async () => {
  await desk.goto(`${url}/duty?roster=${fortnight.rosterId}`)
  await press(desk, '打印值班表')
  await desk.locator('.ant-modal .d-sheet').first().waitFor()
  await desk.emulateMedia({ media: 'print' })
  const sheets = await desk.locator('.d-print-only .d-sheet').allInnerTexts()
  expect(sheets).toHaveLength(2)
  for (const text of sheets) for (const { postName } of campuses) expect(text).toContain(postName)
  expect(sheets[0]).toContain(`${fortnight.fromDay} 至 ${addDays(fortnight.fromDay, 6)}`)
  await picture(desk, 'college-4-printed')
  const pdf = await desk.pdf({ preferCSSPageSize: true, printBackground: true })
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(2)
  const folder = new URL('../results/', import.meta.url).pathname
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}college-duty-table.pdf`, pdf)
  await desk.emulateMedia({ media: 'screen' })
})

let hands: { early: Member; late: Member }
let names: { early: string; late: string }

test('a swap is agreed on two phones', async () => {
  const { early, late } = neighbours(await boardOf(commander, responseId, fortnight), gate)
  const administrator = await as('administrator')
  const areaId = firstCampus?.areaId ?? ''
  const account = (username: string) => hire(administrator, { username, role: 'volunteer', areaId })
  hands = {
    early: await giveAccount(commander, early.memberId, account('member-early')),
    late: await giveAccount(commander, late.memberId, account('member-late')),
  }
  names = { early: early.name, late: late.name }
  const one = await phoneOf(hands.early)
  await one.phone.goto(`${url}/phone/duty/${early.assignmentId}`)
  await one.phone.getByText('申请换班').click()
  const option = one.phone.locator('.p-option', { hasText: late.name }).first()
  await option.getByRole('button', { name: '互换' }).click()
  await option.waitFor({ state: 'hidden' })
  await one.hand.close()

  const other = await phoneOf(hands.late)
  await other.phone.goto(`${url}/phone/duty`)
  await other.phone.getByText('等您答复').waitFor()
  await picture(other.phone, 'college-5-asked')
  await other.phone.getByRole('button', { name: '同意', exact: true }).click()
  await other.phone.getByText('已换好').waitFor()
  await picture(other.phone, 'college-5-swapped')
  await other.hand.close()

  const swapped = servedOn(await boardOf(commander, responseId, fortnight))
  const on = (shiftId: string) => swapped.filter(({ shift }) => shift.id === shiftId).map(({ memberId }) => memberId)
  expect(on(late.shift.id)).toContain(early.memberId)
  expect(on(early.shift.id)).toContain(late.memberId)
})

test('two weeks later one checks in without a network, and the shift before is handed over under two signatures', async () => {
  await letTwoWeeksPass(owner)
  const { hand, phone } = await phoneOf(hands.early)
  await phone.locator('.a-bar').getByRole('button', { name: '签到' }).click()
  await phone.locator('.a-now').waitFor()
  await hand.setOffline(true)
  await phone.getByText('不扫码，直接签到').click()
  await phone.getByText('待发').first().waitFor()
  await picture(phone, 'college-6-offline')
  const counted = () => read(commander, responseId, 'duty.personTimes')
  expect(await counted()).toEqual({ value: 0, rows: 0, people: 0 })
  await hand.setOffline(false)
  await expect.poll(counted, { timeout: 30_000 }).toEqual({ value: 1, rows: 1, people: 1 })

  const before = await phoneOf(hands.late)
  await before.phone.locator('.a-bar').getByRole('button', { name: '交接班' }).click()
  await before.phone.locator('textarea').fill('本班平稳，出入登记齐全。')
  await before.phone.getByLabel('交给下一班的事项').fill('口罩剩 120 只，明早补领')
  await before.phone.getByRole('button', { name: '签字交班' }).click()
  await before.phone.getByText('待接班签字').waitFor()
  await before.hand.close()

  await phone.goto(`${url}/phone/`)
  await phone.locator('.a-bar').getByRole('button', { name: '交接班' }).click()
  await phone.getByText(`交班 ${names.late}`).waitFor()
  await phone.getByRole('button', { name: '确认接班' }).click()
  await phone.getByText('已接班签字').waitFor()
  await picture(phone, 'college-6-handed-over')
  await hand.close()
  const asked = { responseId, state: 'whole', limit: 50 }
  const { rows, total: whole } = await commander.ask<{ rows: object[]; total: number }>('duty.handovers', asked)
  expect(whole).toBe(1)
  expect(rows).toMatchObject([{ signedBy: names.late, countersignedBy: names.early, openItems: 1 }])
})

test('the figures read 720 person-times and 78 of 78 cadres, each what its rows come to, for commander and campus lead', async () => {
  // Entered without a screen: the roll call on the phone lists the shifts of these days, not those of two weeks ago.
  const { rows } = await owner.query<{ id: string }>('select assignment_id as id from duty.attendance')
  const outcomes = await enterPaperLists(commander, owner, rows[0]?.id ?? '')
  expect(new Set(outcomes)).toEqual(new Set(['accepted']))
  // Planned and confirmed through the actions: meals are counted here, the desk's page for them is not walked.
  await serveDinner(as, perShift)

  const areaId = firstCampus?.areaId ?? ''
  const campusLead = await hire(await as('administrator'), { username: 'campus-lead', role: 'areaLead', areaId })
  const of = async (figure: string, where?: object) => [
    await read(commander, responseId, figure, where),
    await read(campusLead, responseId, figure, where),
  ]
  const [all, own] = await of('duty.personTimes')
  expect(all).toMatchObject({ value: 720, rows: total })
  expect(own).toMatchObject({ value: total / campuses.length, rows: total / campuses.length })
  for (const { value, people } of await of('duty.peopleServed')) expect(value).toBe(people)
  const [led, ledHere] = await of('duty.peopleServed', { role: 'lead' })
  expect(led).toMatchObject({ value: CADRES, people: CADRES, rows: total / perShift })
  expect(ledHere).toMatchObject({ value: ledHere?.people, rows: total / perShift / campuses.length })
  expect((await of('duty.dueCame')).map(({ value }) => value)).toEqual([total, total / campuses.length])
  expect((await of('duty.mealsDue')).map(({ value }) => value)).toEqual([12, 4])
  expect((await of('duty.mealsDelivered')).map(({ value }) => value)).toEqual([11, 3])

  await desk.goto(`${url}/figures`)
  const line = desk.locator('tr', { hasText: /^值守人次/ })
  await line.locator('.p-value').getByText('720').waitFor()
  await line.locator('.p-value').click()
  await desk.locator('.m-figure-rows .m-table-foot', { hasText: '720' }).waitFor()
  await picture(desk, 'college-7-figures')
})
