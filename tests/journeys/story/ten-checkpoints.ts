import type { Page } from 'playwright-core'
import { newId } from '../../../platform/shared/ids.ts'
import type { Session } from '../../support/session.ts'
import { button, choose, dialogOf, goTo, press } from './at-the-desk.ts'

/** Where the officer of the story stands. */
export const CHECKPOINT = '平襄镇东城路口卡点'

/** Ten checkpoints of four townships as an office keeps them in a sheet; one has the longest name that fits. */
const lines = [
  [CHECKPOINT, '平襄镇 东城区居民委员会', 'G310国道县城入口', '路口卡点'],
  [
    '通渭高速公路出口联合检疫检查登记服务卡点（临时党支部第三先锋岗）夜间备勤组',
    '平襄镇 城关村民委员会',
    '高速公路出口',
    '路口卡点',
  ],
  ['通渭汽车站检测点', '平襄镇', '汽车站进站口', '车站检测点'],
  ['平襄镇温泉村卡点', '621121100205', '温泉村口', '路口卡点'],
  ['马营镇北路口卡点', '马营镇', '马营镇北路口', '车站检测点'],
  ['马营镇南路口卡点', '621121101', '马营镇南路口', '车站检测点'],
  ['鸡川镇路口卡点', '621121102', '鸡川镇路口', '车站检测点'],
  ['鸡川镇车站检测点', '鸡川镇', '鸡川镇车站', '车站检测点'],
  ['华家岭镇G310卡点', '华家岭镇', 'G310国道华家岭段', '车站检测点'],
  ['华家岭镇车站检测点', '621121112', '华家岭镇车站', '车站检测点'],
]

/** Enters the ten with one order behind them, pasted from a sheet. */
export async function pasteCheckpoints(page: Page): Promise<void> {
  await button(page, '设立岗位').first().click()
  const dialog = dialogOf(page, '设立岗位')
  await dialog.getByLabel('文件名称').fill('关于设置疫情防控卡点的通知')
  await dialog.getByLabel('文号').fill('演指发〔2021〕3号')
  await dialog.getByLabel('签发人（职务）').fill('县指挥部办公室主任')
  await dialog
    .getByLabel('名称', { exact: true })
    .first()
    .evaluate(paste, lines.map((line) => line.join('\t')).join('\n'))
  await page.getByText('已粘贴 10 行').waitFor()
}

/** Saves what was pasted. */
export async function openPasted(page: Page): Promise<void> {
  const dialog = dialogOf(page, '设立岗位')
  await press(dialog, '设立岗位')
  await page.getByText('已设立 10 个岗位').waitFor()
  await dialog.waitFor({ state: 'hidden' })
}

function paste(field: Element, text: string): void {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
}

/** Accounts for those who stand at the other nine, as a people desk makes them from a list. */
export async function hireGuards(commander: Session, count: number): Promise<string[]> {
  const usernames = Array.from({ length: count }, (_, at) => `guard-${at + 1}`)
  const until = new Date(Date.now() + 20 * 86_400_000).toISOString()
  const areaId = '621121000000000000'
  for (const [at, username] of usernames.entries()) {
    const userId = newId()
    const account = { userId, username, name: `演示 值守员${at + 1}`, password: `handed-over-${userId}`, areaId }
    await commander.does('access.createUser', account)
    await commander.does('access.grantRole', { grantId: newId(), userId, role: 'officer', areaId, until })
  }
  return usernames
}

/** Puts one of these accounts at each of the ten, the first at the first. */
export async function staffCheckpoints(page: Page, usernames: string[]): Promise<void> {
  await goTo(page, '岗位值守')
  for (const [at, [name = '']] of lines.entries()) {
    const username = usernames[at] ?? ''
    await page.locator('.ant-table-row', { hasText: name }).click()
    const drawer = page.locator('.m-record-drawer', { hasText: name })
    await press(drawer, '安排人员')
    const dialog = dialogOf(page, `安排人员：${name}`)
    await choose(page, dialog.getByLabel('人员'), `（${username}）`, username)
    await choose(page, dialog.getByLabel('角色'), '值守人员')
    await press(dialog, '保存')
    await dialog.waitFor({ state: 'hidden' })
    await drawer.getByText('在岗', { exact: true }).first().waitFor()
  }
}
