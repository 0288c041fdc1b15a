import { expect, test } from 'vitest'
import { devices, openBrowser, takePicture } from '../support/browser.ts'
import { testServer } from '../support/test-server.ts'

const { url, as } = await testServer()
const browser = await openBrowser()

test('a commander signs in at a desk', async () => {
  const commander = await as('commander')
  const page = await browser.newPage(devices.desk)
  await page.goto(url)
  const fields = page.locator('input')
  await fields.first().fill(commander.username)
  await page.locator('input[type=password]').fill(commander.password)
  await takePicture(page, 'desk-sign-in')
  await page.locator('button[type=submit]').click()
  await page.locator('input[type=password]').waitFor({ state: 'detached' })
  await takePicture(page, 'desk-home')
  expect(await page.title()).toContain('集结号')
})

test('an officer opens the phone page', async () => {
  const page = await browser.newPage(devices.phone)
  await page.goto(`${url}/phone/`)
  await page.locator('input[type=password]').waitFor()
  await takePicture(page, 'phone-sign-in')
  expect(await page.title()).toContain('集结号')
})
