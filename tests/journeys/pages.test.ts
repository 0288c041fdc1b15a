import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openDemo } from '../../apps/cli/demo/open-demo.ts'
import { readSettings } from '../../platform/server/settings.ts'
import { devices, openBrowser } from '../support/browser.ts'
import { testServer } from '../support/test-server.ts'

const { url, databaseUrl, dataDir } = await testServer()
const demo = await openDemo({ settings: readSettings({ MUSTER_DATA_DIR: dataDir }), databaseUrl, say() {} })
const browser = await openBrowser()
const PICTURES = new URL('../results/screens/pages/', import.meta.url).pathname

/** Every page that a module shows at the desk, the hidden ones too, and those of the desk itself. */
function consolePages(): string[] {
  const modules = new URL('../../modules/', import.meta.url).pathname
  const files = readdirSync(modules, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('console/pages.tsx'),
  )
  const paths = files.flatMap((file) => [...readFileSync(join(modules, file), 'utf8').matchAll(/^ +path: '([^']+)'/gm)])
  return ['/', '/no-such-page', ...paths.map(([, path = '']) => path)].sort()
}

const phonePages = [
  ...['/', '/duty', '/duty-reminders', '/record', '/outbox', '/to-do', '/work', '/inspect'],
  ...['/messages', '/me', '/post', '/people', '/password'],
]

const looks = [
  { language: 'zh', mode: 'light' },
  { language: 'zh', mode: 'dark' },
  { language: 'en', mode: 'light' },
  { language: 'en', mode: 'dark' },
]
type Look = (typeof looks)[number]

test.each(looks)(
  'every page of the desk stands in $language, $mode, without an error or anything beyond its edge',
  async (look) => {
    const context = await dressed(devices.desk, look)
    await context.request.post(`${url}/api/auth/sign-in`, {
      headers: { 'x-muster': '1', origin: url },
      data: { username: 'demo.commander', password: demo.password },
    })
    const faults = await lookAtEach(context, '', consolePages(), look)
    expect(faults).toEqual([])
    await context.close()
  },
)

test.each(looks)(
  'every page of the phone stands in $language, $mode, without an error or anything beyond its edge',
  async (look) => {
    const context = await dressed(devices.phone, look)
    const page = await context.newPage()
    await page.goto(`${url}/phone/`)
    await page.locator('input').first().fill('demo.officer')
    await page.locator('input[type=password]').fill(demo.password)
    await page.locator('button[type=submit]').click()
    await page.locator('.p-card').first().click()
    await page.locator('.p-list button.p-button').first().click()
    await page.locator('.p-list button.p-item').first().click()
    await page.locator('.p-work').waitFor()
    await page.close()
    const faults = await lookAtEach(context, '/phone', phonePages, look)
    expect(faults).toEqual([])
    await context.close()
  },
)

async function dressed(device: object, { language, mode }: Look): Promise<BrowserContext> {
  const context = await browser.newContext({ ...device, timezoneId: 'Asia/Shanghai' })
  await context.addInitScript(
    ([language = '', mode = '']) => {
      localStorage.setItem('muster.language', language)
      localStorage.setItem('muster.look', mode)
    },
    [language, mode],
  )
  return context
}

/** Opens each path as somebody would who typed it; answers what was wrong with it. */
async function lookAtEach(
  context: BrowserContext,
  app: string,
  paths: string[],
  { language, mode }: Look,
): Promise<string[]> {
  const faults: string[] = []
  const page = await context.newPage()
  let at = ''
  page.on('pageerror', (error) => faults.push(`${at}: ${error.message}`))
  page.on('console', (said) => said.type() === 'error' && faults.push(`${at}: ${said.text()}`))
  mkdirSync(PICTURES, { recursive: true })
  for (const path of paths) {
    at = `${app}${path} ${language} ${mode}`
    await page.goto(`${url}${app}${path}`)
    await page.locator('main, .p-page').first().waitFor()
    await page.locator('.m-skeleton').first().waitFor({ state: 'detached' })
    const beyond = await beyondTheEdge(page)
    if (beyond) faults.push(`${at}: ${beyond}`)
    const name = `${app}${path}`.replaceAll('/', '-').replace(/^-|-$/g, '') || 'home'
    await page.screenshot({ path: join(PICTURES, `${name}-${language}-${mode}.png`), animations: 'disabled' })
  }
  return faults
}

/** What makes the page wider than its window; a table may scroll inside its own frame. */
const beyondTheEdge = (page: Page) =>
  page.evaluate(() => {
    const main = document.querySelector('main')
    const wide = [document.documentElement, main].find((one) => one && one.scrollWidth > one.clientWidth + 1)
    return wide && `${wide.tagName} is ${wide.scrollWidth} wide in a window of ${wide.clientWidth}`
  })
