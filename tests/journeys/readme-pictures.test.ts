import { copyFileSync, mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openDemo } from '../../apps/cli/demo/open-demo.ts'
import { readSettings } from '../../platform/server/settings.ts'
import { devices, openBrowser, takePicture } from '../support/browser.ts'
import { testServer } from '../support/test-server.ts'

const { url, databaseUrl, dataDir } = await testServer()
const demo = await openDemo({ settings: readSettings({ MUSTER_DATA_DIR: dataDir }), databaseUrl, say() {} })
const browser = await openBrowser()

// `MUSTER_DOCS_PICTURES=1 npx vitest run tests/journeys/readme-pictures.test.ts` renews what the README shows.
const renew = process.env.MUSTER_DOCS_PICTURES === '1'

test('the commander of the demo county sees its gaps and figures first', async () => {
  const page = await browser.newPage(devices.desk)
  await page.goto(url)
  await signIn(page, 'demo.commander')
  await page.getByText('通渭县疫情防控演示').first().waitFor()
  // Bars that stand still: the chart is drawn, not on its way.
  await page.locator('canvas, svg').first().waitFor()
  await page.waitForTimeout(1_500)
  await picture(page, 'console')
  expect(await page.locator('main').textContent()).toMatch(/待办发热随访\s*[1-9]/)
})

test('an officer of the demo county types a plate and a temperature, and the phone says what the rules say', async () => {
  const page = await browser.newPage(devices.phone)
  await page.goto(`${url}/phone/`)
  await signIn(page, 'demo.officer')
  await page.getByText('选择岗位').first().click()
  await page.getByRole('button', { name: '下载资料' }).click()
  await page.getByText('东关卡点').click()
  await page.getByRole('button', { name: '扫码登记' }).click()
  for (const key of ['甘', ...'ZB2468', '36.5']) await page.getByRole('button', { name: key, exact: true }).click()
  await page.getByText('凭通行证通行').first().waitFor()
  await picture(page, 'phone')
})

async function signIn(page: Page, username: string): Promise<void> {
  await page.locator('input').first().fill(username)
  await page.locator('input[type=password]').fill(demo.password)
  await page.locator('button[type=submit]').click()
  await page.locator('input[type=password]').waitFor({ state: 'detached' })
}

async function picture(page: Page, name: string): Promise<void> {
  await takePicture(page, `readme-${name}`)
  if (!renew) return
  const taken = new URL(`../results/screens/readme-${name}.png`, import.meta.url)
  const shown = new URL('../../docs/screens/', import.meta.url)
  mkdirSync(shown, { recursive: true })
  copyFileSync(taken, new URL(`${name}.png`, shown))
}
