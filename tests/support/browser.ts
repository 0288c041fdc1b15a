import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll } from 'vitest'

const SCREENS = new URL('../results/screens/', import.meta.url).pathname
const QUIET = ['quic', 'background-networking', 'component-update', 'sync'].map((name) => `--disable-${name}`)

/** The two devices that people hold. */
export const devices = {
  desk: { viewport: { width: 1440, height: 900 }, locale: 'zh-CN' },
  phone: {
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
    isMobile: true,
    hasTouch: true,
    deviceScaleFactor: 2,
  },
}

/** The system's Chromium, closed after the test file; `more` are flags of its own. */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env.MUSTER_CHROMIUM ?? '/usr/bin/chromium'
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', ...QUIET, ...more],
  })
  afterAll(() => browser.close())
  return browser
}

/** Takes a picture into tests/results/screens/, for whoever looks at the pages after a run. */
export async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENS, { recursive: true })
  await page.screenshot({ path: join(SCREENS, `${name}.png`) })
}
