import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import QRCode from 'qrcode'
import { afterAll, beforeAll } from 'vitest'
import { holderMark, signPermit } from '../../../modules/checkpoints/permit-token.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { keyIdOf, newSigningKeys } from '../../../platform/shared/signing.ts'
import { type Account, type FieldServer, fieldServer } from './field-server.ts'

/** Two people who share a phone; both are made up. */
export const officer: Account = { id: newId(), username: 'jia', password: 'first-officer-1', name: '李甲乙' }
export const relief: Account = { id: newId(), username: 'yi', password: 'second-officer-2', name: '王丙丁' }

const keys = newSigningKeys()
const holderKey = '11'.repeat(32)
const revokedId = newId()
const areaId = '621121104000000000'
const hours = (from: number) => new Date(Date.now() + from * 3_600_000)

/** A supply permit for a plate, as it is printed. */
export function permitFor(plate: string, change: { until?: Date; revoked?: boolean; forged?: boolean } = {}): string {
  const permitId = change.revoked ? revokedId : newId()
  const payload = {
    permitId,
    kind: 'supply' as const,
    areaId,
    from: hours(-48),
    until: change.until ?? hours(72),
    holder: 'vehicle' as const,
    holderMark: holderMark(permitId, 'vehicle', plate, holderKey),
    keyId: keyIdOf(keys.publicKey),
  }
  return signPermit(payload, change.forged ? newSigningKeys().privateKey : keys.privateKey)
}

/** The precinct as a phone downloads it. */
export function precinct() {
  const permits = { in: ['supply', 'medical'], out: 'notNeeded' }
  return {
    version: '1',
    asOf: new Date().toISOString(),
    posts: [
      {
        id: '0193a000-0000-7000-8000-000000000001',
        name: '华家岭G310卡点',
        kind: 'checkpoint',
        areaId,
        openedAt: hours(-99).toISOString(),
        permits,
      },
      {
        id: '0193a000-0000-7000-8000-000000000002',
        name: '华家岭镇高速公路出口联合检疫检查登记服务卡点（临时党支部第三先锋岗）夜间备勤组',
        kind: 'checkpoint',
        areaId,
        openedAt: hours(-99).toISOString(),
      },
    ],
    permitKeys: { [keyIdOf(keys.publicKey)]: keys.publicKey },
    holderKey,
    permits: [],
    revokedPermits: [{ permitId: revokedId, revokedAt: hours(-3).toISOString() }],
    rules: { feverFrom: 37.3, withinDays: { phone: 3, paper: 30 } },
  }
}

export interface FieldDay {
  /** Where the app was built to. */
  folder: string
  server: () => FieldServer
  /** A phone of its own, as small as they come in the field. */
  phone: () => Promise<{ context: BrowserContext; page: Page }>
}

/** The app as it ships, a server that can fail, and phones; stops after the test file. */
export function fieldDay(): FieldDay {
  const folder = mkdtempSync(join(tmpdir(), 'muster-phone-'))
  let browser: Browser
  let server: FieldServer
  beforeAll(async () => {
    await buildInto(folder)
    server = await fieldServer(folder, [officer, relief], precinct)
    browser = await chromium.launch({
      executablePath: '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
      ],
    })
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    folder,
    server: () => server,
    phone: async () => {
      const context = await browser.newContext({
        viewport: { width: 390, height: 844 },
        deviceScaleFactor: 2,
        hasTouch: true,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
      })
      const page = await context.newPage()
      page.setDefaultTimeout(10_000)
      return { context, page }
    },
  }
}

/** In a process of its own: inside a test run the build would take itself for a test. */
async function buildInto(folder: string): Promise<void> {
  const vite = [
    'node_modules/vite/bin/vite.js',
    'build',
    '-c',
    'vite.config.phone.ts',
    '--outDir',
    folder,
    '--emptyOutDir',
  ]
  await promisify(execFile)(process.execPath, vite, { env: { ...process.env, NODE_ENV: 'production' } })
}

/** Types name and password and waits until the person is at work. */
export async function signIn(page: Page, url: string, { username, password }: Account): Promise<void> {
  if (!page.url().startsWith(url)) await page.goto(`${url}/phone/`)
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('navigation').waitFor()
}

/** Downloads the precinct and stands at the first post. */
export async function standAtPost(page: Page): Promise<void> {
  await page.getByText('选择岗位').first().click()
  await page.getByRole('button', { name: '下载资料' }).click()
  await page.getByText('华家岭G310卡点').click()
  await page.getByRole('button', { name: '扫码登记' }).waitFor()
}

/** Types a whole plate on our keys, starting from whatever province and letter stand there already. */
export async function typePlate(page: Page, plate: string): Promise<void> {
  const typed = (await page.getByRole('button', { name: '车牌' }).textContent()) ?? ''
  for (const key of plate.startsWith(typed) ? plate.slice(typed.length) : plate) {
    await page.getByRole('button', { name: key, exact: true }).click()
  }
}

/** Shows a printed permit to the phone as a picture file. */
export async function scanPermit(page: Page, token: string): Promise<void> {
  const picture = await QRCode.toBuffer([{ data: token, mode: 'alphanumeric' }], {
    errorCorrectionLevel: 'M',
    width: 500,
  })
  await page.getByRole('button', { name: '扫证', exact: true }).click()
  await page.locator('input[type=file]').setInputFiles({ name: 'permit.png', mimeType: 'image/png', buffer: picture })
  await page.getByRole('button', { name: '扫证', exact: true }).waitFor()
}

/** A vehicle with its driver's temperature, decided by one key. */
export async function recordVehicle(page: Page, plate: string, temperature: string, decision: string): Promise<void> {
  await typePlate(page, plate)
  await page.getByRole('button', { name: temperature, exact: true }).click()
  await page.getByRole('button', { name: decision }).click()
  await page
    .getByRole('status')
    .filter({ hasText: plate.slice(-3) })
    .first()
    .waitFor()
}
