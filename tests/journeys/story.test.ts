import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { newId } from '../../platform/shared/ids.ts'
import { awayFromMidnight } from '../support/away-from-midnight.ts'
import { openBrowser } from '../support/browser.ts'
import { peopleSheet, sheetPeople, villagesOf } from '../support/people-sheet.ts'
import { Session } from '../support/session.ts'
import { openPhone, takeDownload, takeUpPhone } from './story/at-the-checkpoint.ts'
import {
  type Account,
  button,
  choose,
  dialogOf,
  goTo,
  importFile,
  makeAccount,
  openDesk,
  press,
  signInAtDesk,
  takeUpPassword,
} from './story/at-the-desk.ts'
import { behind, boardShows, openEachFigure } from './story/looking.ts'
import { askForEach, listen } from './story/next-door.ts'
import { downloaded, reasonsIn, textOf, XLSX } from './story/opened-files.ts'
import { issuePermits, type Permits, plates } from './story/permits.ts'
import { picture } from './story/pictures.ts'
import { startedMuster } from './story/started-muster.ts'
import { CHECKPOINT, hireGuards, openPasted, pasteCheckpoints, staffCheckpoints } from './story/ten-checkpoints.ts'
import { counted, recordThirty } from './story/thirty-passages.ts'

// The story of one county, told in order: each test takes up where the one before it left off. All people are made up.
await awayFromMidnight(8)
const started = await startedMuster()
const { url, databaseUrl, firstSignIn } = started
const browser = await openBrowser()
const divisions = new URL('../../modules/areas/divisions/621121.csv', import.meta.url).pathname
const COUNTY = '621121'
const OFFICERS_PASSWORD = 'one-word-and-another'
const PASSWORD = 'the-county-is-mine-to-keep'

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  const pages = browser.contexts().flatMap((context) => context.pages())
  await Promise.all(pages.map((page, at) => picture(page, `failed-${at}`)))
})

let commander: Account
let desk: Page
let responseId: string
let officer: Account
let neighbour: Account
let permits: Permits
let reportId: string

test("the administrator signs in with the printed password, changes it, and makes the commander's account", async () => {
  const page = await openDesk(browser, url)
  await signInAtDesk(page, firstSignIn)
  await picture(page, '01-first-password')
  await takeUpPassword(page, firstSignIn.password, 'a-new-password-of-mine')
  await picture(page, '01-empty-home')
  commander = await makeAccount(page, { username: 'commander', name: '演示 指挥长', role: '指挥长', code: COUNTY })
  await picture(page, '01-users')
  await page.context().close()
})

test('the commander imports the divisions of the county', async () => {
  desk = await openDesk(browser, url)
  await signInAtDesk(desk, commander)
  await takeUpPassword(desk, commander.password, PASSWORD)
  await picture(desk, '02-empty-home')
  await goTo(desk, '区域')
  await picture(desk, '02-empty-areas')
  const outcome = await importFile(desk, divisions)
  expect(await outcome.getByText('已导入').innerText()).toContain('361 行')
  await picture(desk, '02-areas-imported')
  await press(outcome, '完成')
  await desk.getByText('通渭县').first().waitFor()
  await picture(desk, '02-areas')
})

test('the commander opens a response from the playbook under the rule pack', async () => {
  await goTo(desk, '应急响应')
  await picture(desk, '03-no-response')
  await button(desk, '启动响应').first().click()
  const dialog = dialogOf(desk, '启动应急响应')
  await dialog.getByText('县域动员').click()
  await choose(desk, dialog.getByLabel('区域', { exact: true }), '通渭县', '通渭县')
  await dialog.getByLabel('名称', { exact: true }).fill('通渭县新冠肺炎疫情应急响应')
  await dialog.getByText('二级响应').click()
  await picture(desk, '03-open-response')
  await press(dialog, '启动响应')
  await desk.getByRole('heading', { name: '时间线' }).waitFor()
  await desk.getByText('成立机构21个').waitFor()
  await picture(desk, '03-timeline')
  responseId = new URL(desk.url()).searchParams.get('response') ?? ''
  await goTo(desk, '组织')
  await desk.getByText('县疫情防控工作领导小组').first().waitFor()
  await picture(desk, '03-bodies')
})

test('she imports 5,000 people; the 40 wrong rows come back with a reason each in two languages', async () => {
  await goTo(desk, '人员')
  await picture(desk, '02-no-people')
  const sheet = await peopleSheet(sheetPeople(villagesOf(divisions)))
  const outcome = await importFile(desk, { name: '花名册.xlsx', mimeType: XLSX, buffer: sheet })
  await outcome.getByText('已导入 4,960 行').waitFor()
  await outcome.getByText('40 行未导入').waitFor()
  await picture(desk, '02-people-imported')
  const reasons = await reasonsIn(await downloaded(desk, () => press(outcome, '下载未导入的行')))
  expect(reasons).toHaveLength(40)
  expect(reasons.filter(({ zh, en }) => !/\p{Script=Han}{4}/u.test(zh) || !/[a-z]{4}/.test(en))).toEqual([])
  await press(outcome, '完成')
  await desk.getByText('共 4,960 条').waitFor()
  await picture(desk, '02-people')
})

test('she opens ten checkpoints with the order behind them and staffs each', async () => {
  officer = await makeAccount(desk, {
    username: 'officer',
    name: '演示 值守员',
    role: '卡口值守人员',
    code: '621121100',
  })
  neighbour = await makeAccount(desk, {
    username: 'neighbour',
    name: '演示 邻镇卡口负责人',
    role: '卡口负责人',
    code: '621121101',
  })
  await goTo(desk, '岗位值守')
  await picture(desk, '03-no-posts')
  await pasteCheckpoints(desk)
  await picture(desk, '03-ten-pasted')
  await openPasted(desk)
  const session = new Session(url)
  await session.signIn(commander.username, PASSWORD)
  permits = await issuePermits(session, responseId)
  await staffCheckpoints(desk, [officer.username, ...(await hireGuards(session, 9))])
  await picture(desk, '03-ten-staffed')
  await goTo(desk, '通行证')
  await picture(desk, '03-permits')
})

test('an officer records thirty passages without a network; all arrive once and the board moves at once', async () => {
  const { context, page: phone } = await openPhone(browser, url)
  await takeUpPhone(phone, officer, OFFICERS_PASSWORD)
  await picture(phone, '04-phone-home-empty')
  await takeDownload(phone, CHECKPOINT)
  await picture(phone, '04-phone-home')
  await context.setOffline(true)
  await phone.getByRole('button', { name: '扫码登记' }).click()
  const took = await recordThirty(phone, permits, (step) => picture(phone, `04-${step}`))
  console.log(`thirty passages, ms each from the first key to "kept": ${took.join(' ')}`)
  expect(took).toHaveLength(30)
  expect(Math.max(...took)).toBeLessThan(30_000)
  await phone.getByRole('button', { name: /30 待发/ }).click()
  await phone.getByText('30 条未发').waitFor()
  await picture(phone, '04-outbox-waiting')

  await goTo(desk, '卡口看板')
  await desk.getByText('今天还没有登记').waitFor()
  await picture(desk, '04-board-before')
  const moved = boardShows(desk, '今日通行', '30')
  await context.setOffline(false)
  await phone.getByText('全部送达').waitFor()
  await picture(phone, '04-outbox-delivered')
  const seenAt = await moved
  const stored = await behind(
    databaseUrl,
    'select count(*)::int as n, max(received_at) as last from checkpoints.passage',
  )
  expect(stored[0]?.n).toBe(30)
  const late = seenAt - Number(stored[0]?.last)
  console.log(`the board showed all thirty ${late} ms after the server had received the last`)
  expect(late).toBeLessThan(30_000)
  await picture(desk, '04-board-after')
  await context.close()
})

test('she reads the figures, opens each to its rows, freezes the report and takes it as Word, Excel and web page', async () => {
  const onBoard = await openEachFigure(desk, (title) => picture(desk, `05-board-${title}`))
  await goTo(desk, '缺口')
  await picture(desk, '05-home')
  const atHome = await openEachFigure(desk, (title) => picture(desk, `05-home-${title}`))
  for (const { title, value, inFull, rows } of [...onBoard, ...atHome]) {
    expect([title, inFull, rows]).toEqual([title, value, value])
  }
  const values = Object.fromEntries([...onBoard, ...atHome].map(({ title, value }) => [title, Number(value)]))
  expect(values).toMatchObject({
    今日通行: counted.passages,
    今日劝返人次: counted.peopleTurnedBack,
    今日劝返车辆: counted.vehiclesTurnedBack,
    今日移交: counted.handedOver,
    今日发热: counted.fevers,
  })

  await goTo(desk, '数字')
  const goods = desk.locator('tr', { hasText: /^进入货物/ }).locator('.p-value')
  await expect
    .poll(async () => (await goods.innerText()).replace(/\D/g, ''), { timeout: 20_000 })
    .toBe(String(counted.goodsKilograms))

  await goTo(desk, '报告')
  await button(desk, '定稿').first().click()
  const dialog = dialogOf(desk, '定稿一份报告')
  await dialog.getByText('通渭县').waitFor()
  await press(dialog, '定稿')
  await desk.getByRole('link', { name: /通渭县新冠肺炎疫情应急响应/ }).click()
  await desk.getByText('内容与定稿时一致').waitFor()
  await picture(desk, '05-report')
  reportId = new URL(desk.url()).searchParams.get('report') ?? ''
  const township = `平襄镇 ${counted.passages} ${counted.vehiclesTurnedBack} ${counted.peopleTurnedBack} ${counted.supplyVehicles} ${counted.fevers} `
  for (const form of ['Word（公文格式）', 'Excel', '网页']) {
    const text = textOf(await downloaded(desk, () => press(desk, form)))
    expect([form, text]).toEqual([form, expect.stringContaining(township)])
    if (form !== 'Excel')
      expect(text.replaceAll(' ', '')).toContain(
        `共检查登记${counted.passages}次，劝返车辆${counted.vehiclesTurnedBack}辆次`,
      )
  }
})

test('muster verify proves it all, and after one byte is changed by hand names the block, the entry and the report', async () => {
  const whole = await started.muster('verify')
  expect(whole).toMatchObject({ code: 0, said: { ok: true, reports: 1, faults: [] } })
  const [passage] = await behind(
    databaseUrl,
    `select passage.id, passage.command_id, block.seq from checkpoints.passage join platform.ledger_entry entry on entry.id = command_id
     join platform.ledger_block block on block.id = entry.block_id where decision = 'turned_back' order by passage.id limit 1`,
  )
  const change = (from: string, to: string) =>
    behind(
      databaseUrl,
      `update platform.ledger_entry set input = overlay(input placing '${to}' from position('${from}' in input)) where id = $1`,
      [passage?.command_id],
    )
  await change('"in"', '"on"')
  const broken = await started.muster('verify')
  expect(broken.said).toMatchObject({ ok: false, notHolding: [reportId] })
  expect(broken.said.faults).toContainEqual(
    expect.objectContaining({ kind: 'entry', entry: passage?.command_id, block: Number(passage?.seq) }),
  )
  await change('"on"', '"in"')
  expect((await started.muster('verify')).said.ok).toBe(true)
})

test('a gate lead of another township sees none of it', async () => {
  const [passage] = await behind(databaseUrl, 'select id, checkpoint_id from checkpoints.passage limit 1')
  const [permit] = await behind(databaseUrl, 'select id from checkpoints.permit limit 1')
  const page = await openDesk(browser, url)
  await signInAtDesk(page, neighbour)
  await takeUpPassword(page, neighbour.password, 'next-door-is-not-mine')
  const words = [plates.good, CHECKPOINT, '东城路口']
  for (const name of ['缺口', '卡口看板', '通行登记', '岗位值守', '通行证', '人员', '报告']) {
    await goTo(page, name)
    await page.locator('.m-skeleton').first().waitFor({ state: 'detached' })
    await picture(page, `06-${name}`)
    const shown = await page.locator('main').innerText()
    expect([name, words.filter((word) => shown.includes(word))]).toEqual([name, []])
  }
  await goTo(page, '数字')
  await page.locator('.p-value').first().waitFor()
  const numbers = page.locator('tr', { hasText: /^(通行登记|劝返|移交|发现发热|签发通行证)/ }).locator('.p-value')
  await expect.poll(async () => [...new Set(await numbers.allInnerTexts())], { timeout: 20_000 }).toEqual(['0'])
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('搜人、车、事、地').fill(plates.good)
  await page.getByText('没有找到').waitFor()
  await picture(page, '06-search')
  const session = new Session(url)
  await session.signIn(neighbour.username, 'next-door-is-not-mine')
  const guesses = {
    ...{ responseId, reportId, words },
    ...{ checkpointId: String(passage?.checkpoint_id), passageId: String(passage?.id), permitId: String(permit?.id) },
  }
  expect(await askForEach(session, guesses)).toEqual([])

  const [near, far] = [new Session(url), new Session(url)]
  await near.signIn(officer.username, OFFICERS_PASSWORD)
  const [atTheGate, nextDoor] = [await listen(near, 'passages'), await listen(session, 'passages')]
  await far.signIn(officer.username, OFFICERS_PASSWORD)
  await far.does('checkpoints.recordPassage', {
    ...{ id: newId(), checkpointId: guesses.checkpointId, subject: 'person', direction: 'in' },
    ...{ people: [{ temperature: 36.5 }], decision: 'passed' },
  })
  await expect.poll(() => atTheGate.heard).toContain('passages')
  expect(nextDoor.heard).not.toContain('621121100')
  expect(nextDoor.heard).not.toContain(responseId)
  atTheGate.stop()
  nextDoor.stop()
  await page.context().close()
})
