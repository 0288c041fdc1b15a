import pg from 'pg'
import type { Page } from 'playwright-core'

/** What the owner of the tables reads behind the server's back. */
export async function behind(databaseUrl: string, text: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>(text, values)
  await client.end()
  return rows
}

/** The moment at which a tile of the page shows a value, by the page's own clock, without anybody touching the page. */
export async function boardShows(page: Page, title: string, value: string): Promise<number> {
  const shown = await page.waitForFunction(
    ([title, value]) => {
      const tile = [...document.querySelectorAll('.m-tile')].find((one) => one.textContent?.includes(title ?? ''))
      return tile?.querySelector('strong')?.textContent === value && Date.now()
    },
    [title, value],
    { timeout: 60_000 },
  )
  return (await shown.jsonValue()) as number
}

export interface OpenedFigure {
  title: string
  value: string
  /** What the drawer says: its own value, and how many rows are behind it. */
  inFull: string
  rows: string
}

/** Presses every number of the page in turn and reads what opens. */
export async function openEachFigure(page: Page, show: (title: string) => Promise<void>): Promise<OpenedFigure[]> {
  const opened: OpenedFigure[] = []
  const tiles = page.locator('a.m-tile')
  await tiles.first().waitFor()
  await page.locator('.m-tile-pending').first().waitFor({ state: 'detached' })
  for (let at = 0; at < (await tiles.count()); at++) {
    const title = await tiles.nth(at).locator('.m-tile-title').innerText()
    const value = await tiles.nth(at).locator('strong').innerText()
    await tiles.nth(at).click()
    const drawer = page.locator('.ant-drawer-open', { has: page.locator('.m-figure-head') })
    const foot = drawer.locator('.m-figure-rows .m-table-foot')
    await foot.waitFor()
    const inFull = await drawer.locator('.m-figure-head strong').innerText()
    opened.push({ title, value, inFull, rows: /[\d,]+/.exec(await foot.innerText())?.[0] ?? '' })
    await show(title)
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'hidden' })
  }
  return opened
}
