import { fileURLToPath } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import { buildPages } from '../apps/cli/build-pages.ts'
import { makeUser } from '../modules/access/server/public.ts'
import { openBigCounty, TOWNSHIP } from './support/big-county.ts'
import { startChild } from './support/child.ts'
import { machine, median } from './support/machine.ts'

/*
 * The phone app as it ships, in the system's Chromium: what comes down before the first use, how long a passage takes to be
 * safe on the phone without a network, how soon the app opens without one, and how long a day's queue takes to arrive.
 * The first and the last hundred of the queue stand beside each other, and beside a plain write to the same disk: what
 * grows with the queue shows there, however busy the machine is. `--queue N`.
 */
const at = process.argv.indexOf('--queue')
const queue = at < 0 ? 1_000 : Number(process.argv[at + 1])

await buildPages({ log: (line) => process.stderr.write(`${line}\n`) })
const county = await openBigCounty()
const officer = { username: 'officer', password: 'made-up-for-the-bench' }
await makeUser(county, { ...officer, name: '演示 值守员', roles: [{ role: 'officer', areaId: TOWNSHIP }] })
const muster = await startChild(fileURLToPath(new URL('support/muster-server.ts', import.meta.url)), [county.url], {
  PORT: '0',
  MUSTER_DATA_DIR: county.dataDir,
  MUSTER_LOG_LEVEL: 'error',
})
const quiet = ['quic', 'background-networking', 'component-update', 'sync', 'gpu'].map((name) => `--disable-${name}`)
const browser = await chromium.launch({
  executablePath: process.env.MUSTER_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--no-first-run', ...quiet],
})
const context = await browser.newContext({
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
})
const page = await context.newPage()
page.setDefaultTimeout(30_000)

/** Bytes that came over the wire since, by the browser's own count. */
async function countBytes() {
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  let bytes = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  return () => Math.round(bytes / 1000)
}

const kilobytes = await countBytes()
await page.goto(`${muster.url}/phone/`)
await page.getByLabel('用户名').waitFor()
const beforeSignIn = kilobytes()
await page.getByLabel('用户名').fill(officer.username)
await page.getByLabel('密码').fill(officer.password)
await page.getByRole('button', { name: '登录' }).click()
await page.getByText('选择岗位').first().click()
await page.getByRole('button', { name: '下载资料' }).click()
await page
  .getByText(/号卡点/)
  .first()
  .click()
await page.getByRole('button', { name: '扫码登记' }).waitFor()
const beforeUse = kilobytes()
await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
await page.waitForFunction(async () => (await (await caches.open('code-reader')).keys()).length > 0)

await context.setOffline(true)

/** Milliseconds from the reload to `text` standing on the page, the middle one of five. */
async function opensIn(text: RegExp): Promise<number> {
  const opens: number[] = []
  for (let round = 0; round < 5; round++) {
    const started = performance.now()
    await page.reload({ waitUntil: 'commit' })
    await page.getByRole('button', { name: text }).waitFor()
    opens.push(performance.now() - started)
  }
  return Math.round(median(opens))
}

const opens = await opensIn(/扫码登记/)

/** Records so many people with the two taps that a passage takes; answers how long each was on its way to the disk. */
function recordPeople(on: Page, count: number): Promise<number[]> {
  return on.evaluate(async (wanted) => {
    const tap = (text: string) => {
      const button = [...document.querySelectorAll('button')].find((one) => one.textContent?.trim().startsWith(text))
      button?.click()
      return button
    }
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const waiting = () => Number(/(\d+)\s*待发/.exec(document.body.innerText)?.[1] ?? 0)
    const times: number[] = []
    const first = waiting()
    for (let n = 0; n < wanted; n++) {
      tap('36.5')
      await frame()
      const from = performance.now()
      tap('放行')
      while (waiting() < first + n + 1) {
        await frame()
        if (performance.now() - from > 20_000) throw new Error(`not saved: ${document.body.innerText.slice(0, 300)}`)
      }
      times.push(performance.now() - from)
    }
    return times
  }, count)
}

/** Writes rows of a record's size one by one to a database of their own, each safe on the disk before the next. */
function writePlainly(on: Page, count: number): Promise<number[]> {
  return on.evaluate(async (wanted) => {
    const opening = indexedDB.open('plain')
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows', { autoIncrement: true })
    await new Promise((resolve) => {
      opening.onsuccess = resolve
    })
    const times: number[] = []
    for (let n = 0; n < wanted; n++) {
      const from = performance.now()
      const writing = opening.result.transaction('rows', 'readwrite', { durability: 'strict' })
      writing.objectStore('rows').add({ state: 'waiting', sealed: new Uint8Array(600) })
      await new Promise((resolve) => {
        writing.oncomplete = resolve
      })
      times.push(performance.now() - from)
    }
    opening.result.close()
    return times
  }, count)
}

/** The time under which this share of them stayed. */
function share(times: number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return Math.round(sorted[Math.floor((sorted.length - 1) * part)] ?? 0)
}

const plain = await writePlainly(page, 100)
await page.getByRole('button', { name: '扫码登记' }).click()
await page.getByRole('button', { name: '人员', exact: true }).click()
const saves = await recordPeople(page, queue)
plain.push(...(await writePlainly(page, 100)))
await page.goto(`${muster.url}/phone/`)
const opensFull = await opensIn(/\d+ 待发/)

const backAt = performance.now()
await context.setOffline(false)
await page.waitForFunction(() => !/\d+\s*待发/.test(document.body.innerText), undefined, {
  polling: 50,
  timeout: 120_000,
})
const synced = (performance.now() - backAt) / 1000
const { rows } = await county.owner.query<{ n: number }>('select count(*)::int as n from checkpoints.passage')
await browser.close()
await muster.stop()
await county.close()
process.stdout.write(
  `${JSON.stringify({
    bench: 'phone',
    kb_before_sign_in: beforeSignIn,
    kb_before_first_use: beforeUse,
    opens_offline_ms: opens,
    opens_offline_with_queue_ms: opensFull,
    save_offline_p50_ms: share(saves, 0.5),
    save_offline_p95_ms: share(saves, 0.95),
    first_100_ms: [share(saves.slice(0, 100), 0.5), share(saves.slice(0, 100), 0.95)],
    last_100_ms: [share(saves.slice(-100), 0.5), share(saves.slice(-100), 0.95)],
    plain_write_ms: [share(plain, 0.5), share(plain, 0.95)],
    queue,
    queue_synced_s: Number(synced.toFixed(2)),
    kept: rows[0]?.n,
    machine: machine(),
  })}\n`,
)
