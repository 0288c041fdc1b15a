import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { devices, openBrowser, takePicture } from '../support/browser.ts'
import { testServer } from '../support/test-server.ts'

const server = await testServer()
const browser = await openBrowser()

test.each([
  ['zh', 'light'],
  ['en', 'dark'],
])('one’s own account at the desk fits a phone in the hand, in %s and %s', async (language, mode) => {
  const { cookie } = await server.as('commander')
  const context = await browser.newContext(devices.phone)
  const [name = '', ...value] = cookie.split('; ')[0]?.split('=') ?? []
  await context.addCookies([{ name, value: value.join('='), url: server.url }])
  await context.addInitScript(
    ([language = '', mode = '']) => {
      localStorage.setItem('muster.language', language)
      localStorage.setItem('muster.look', mode)
    },
    [language, mode],
  )
  const page = await context.newPage()
  await page.goto(`${server.url}/account`)
  await page.locator('.ant-table').nth(1).waitFor()
  await takePicture(page, `account-phone-${language}-${mode}`)
  expect(await widths(page)).toEqual({ page: devices.phone.viewport.width, beyondMain: 0 })
  await context.close()
})

/** How wide the whole page lies; and what of the main part lies beyond its edge. A phone's window grows with its page. */
const widths = (page: Page) =>
  page.evaluate(() => {
    const main = document.querySelector('main')
    return {
      page: document.documentElement.scrollWidth,
      beyondMain: main ? main.scrollWidth - main.clientWidth : undefined,
    }
  })
