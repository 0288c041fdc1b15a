import type { Browser, BrowserContext, Page } from 'playwright-core'
import { scanPermit, typePlate } from '../../../apps/phone/tests/field-day.ts'
import { devices } from '../../support/browser.ts'
import type { Account } from './at-the-desk.ts'

/** A phone of 390x844 with nothing on it. */
export async function openPhone(browser: Browser, url: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ ...devices.phone, timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(`${url}/phone/`)
  return { context, page }
}

const tap = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** Signs in with the password that was handed over and replaces it by one's own. */
export async function takeUpPhone(page: Page, { username, password }: Account, next: string): Promise<void> {
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码').fill(password)
  await tap(page, '登录')
  await page.getByText('首次登录须先改密码').waitFor()
  await page.getByLabel('当前密码').fill(password)
  await page.getByLabel('新密码（至少').fill(next)
  await page.getByLabel('再输一次新密码').fill(next)
  await tap(page, '保存')
  await page.getByRole('navigation').waitFor()
}

/** Takes the precinct's download, stands at the checkpoint, and waits until the phone can do without a network. */
export async function takeDownload(page: Page, checkpoint: string): Promise<void> {
  await page.getByText('选择岗位').first().click()
  await tap(page, '下载资料')
  await page.getByText(checkpoint).click()
  await page.getByRole('button', { name: '扫码登记' }).waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready)
  // The reader of codes comes down by itself while there is still a network.
  await page.waitForFunction(async () => (await (await caches.open('code-reader')).keys()).length > 0)
}

export interface Vehicle {
  plate: string
  /** °C of the driver and of whoever is aboard. */
  temperatures: string[]
  /** The printed code, shown to the phone as a picture. */
  permit?: string
  /** What the page must say of the permit or the people. */
  says?: string
  /** Asked of the driver and typed in. */
  tonnesOfFood?: string
  /** The decision, and what is answered when the page asks. */
  decision: string
  answers?: string[]
  note?: string
}

/** A vehicle from its plate to the line that says it is kept. */
export async function recordVehicle(page: Page, vehicle: Vehicle): Promise<void> {
  const begun = (await page.getByRole('button', { name: '车牌' }).textContent()) ?? ''
  if (!vehicle.plate.startsWith(begun)) await tap(page, '省份')
  await typePlate(page, vehicle.plate)
  if (vehicle.permit) await scanPermit(page, vehicle.permit)
  for (const [at, temperature] of vehicle.temperatures.entries()) {
    if (at > 0) await tap(page, '加人')
    await tap(page, temperature)
  }
  if (vehicle.tonnesOfFood) await loaded(page, vehicle.tonnesOfFood)
  await decide(page, vehicle)
  await saved(page, vehicle.plate.slice(-3))
}

async function loaded(page: Page, tonnes: string): Promise<void> {
  await tap(page, '货物')
  await tap(page, '生活物资')
  await page.getByLabel('数量').fill(tonnes)
  await tap(page, '吨')
  await tap(page, '好了')
  await page.getByText(`生活物资 ${tonnes} 吨`).waitFor()
}

export interface Walker {
  identityNumber: string
  temperature: string
  says?: string
  decision: string
  answers?: string[]
  note?: string
}

/** Somebody on foot, by the number of their card. */
export async function recordWalker(page: Page, walker: Walker): Promise<void> {
  await page.getByText('证件号').first().click()
  for (const key of walker.identityNumber) await tap(page, key)
  await page.getByText('校验通过').waitFor({ state: 'attached' })
  await tap(page, walker.temperature)
  await decide(page, walker)
  await saved(page, `${walker.identityNumber.slice(-1)} ${walker.temperature}℃`)
  // The page is for the next one.
  await page.getByText('证件号（可不填）').waitFor()
}

export const asPeople = (page: Page) => tap(page, '人员')

async function decide(
  page: Page,
  { says, decision, answers = [], note }: Omit<Walker, 'identityNumber' | 'temperature'>,
) {
  if (says) await page.getByText(says).first().waitFor()
  await page.locator('.r-decide').getByRole('button', { name: decision }).click()
  for (const answer of answers) await tap(page, answer)
  if (!note) return
  await page.getByLabel('说明').fill(note)
  await tap(page, '保存')
}

async function saved(page: Page, end: string): Promise<void> {
  await page.getByRole('status').filter({ hasText: end }).first().waitFor()
}
