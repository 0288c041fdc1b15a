import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

const RESULTS = new URL('../../results/screens/story/', import.meta.url).pathname

/** A picture of a step into tests/results, for whoever looks at the journey after a run. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(RESULTS, { recursive: true })
  await page.locator('.m-skeleton').first().waitFor({ state: 'detached' })
  await page.screenshot({ path: join(RESULTS, `${name}.png`), animations: 'disabled' })
}
