import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { codeAt, stepAt } from '../../modules/access/server/time-codes.ts'
import { devices, openBrowser, takePicture } from '../support/browser.ts'
import type { Member } from '../support/cast.ts'
import { freePort } from '../support/free-port.ts'
import { identityHouse } from '../support/identity-house.ts'
import { testServer } from '../support/test-server.ts'

const port = String(await freePort())
// A passkey belongs to a name, not to an address.
const url = `http://localhost:${port}`
const house = await identityHouse(url)
const { as } = await testServer({
  PORT: port,
  MUSTER_PUBLIC_URL: url,
  MUSTER_SECOND_FACTOR: 'personal',
  ...house.settings,
})
const browser = await openBrowser()
const secondFactor = '二次验证'

async function typeIn(page: Page, { username, password }: Pick<Member, 'username' | 'password'>) {
  await page.locator('input').first().fill(username)
  await page.locator('input[type=password]').fill(password)
  await page.locator('button[type=submit]').click()
}

async function atDesk(member: Member): Promise<Page> {
  const page = await (await browser.newContext(devices.desk)).newPage()
  await page.goto(url)
  await typeIn(page, member)
  return page
}

async function signOut(page: Page) {
  await page.locator('.c-user').click()
  await page.getByText('退出登录').click()
  await page.locator('input[type=password]').waitFor()
}

/** The other house's own page: any name signs in. */
async function signInAtHouse(page: Page, name: string) {
  await page.locator('input[name=login]').fill(name)
  await page.locator('input[name=password]').fill('x')
  await page.locator('button[type=submit]').click()
  await page.getByRole('button', { name: 'Continue' }).click()
}

/** The page in both languages, in light and dark, at a desk and as narrow as a phone. */
async function takePictures(page: Page, name: string) {
  const wide = page.viewportSize()
  for (const language of ['zh', 'en']) {
    for (const look of ['light', 'dark']) {
      await page.evaluate(
        ([tongue, mode]) => {
          localStorage.setItem('muster.language', tongue as string)
          localStorage.setItem('muster.look', mode as string)
        },
        [language, look],
      )
      await page.reload()
      await page.waitForLoadState('networkidle')
      for (const size of [devices.desk.viewport, devices.phone.viewport]) {
        await page.setViewportSize(size)
        expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThan(1)
        await takePicture(page, `${name}-${language}-${look}-${size.width}`)
      }
    }
  }
  await page.evaluate(() => localStorage.setItem('muster.language', 'zh'))
  await page.evaluate(() => localStorage.setItem('muster.look', 'light'))
  if (wide) await page.setViewportSize(wide)
  await page.reload()
}

/** A device with a finger reader, as Chromium can pretend to be. */
async function giveFingerReader(page: Page) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const options = {
    protocol: 'ctap2' as const,
    transport: 'internal' as const,
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  }
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', { options })
  return {
    refuseFinger: () => devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false }),
    takeFinger: () => devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true }),
    keys: async () => (await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
  }
}

test('a dispatcher signs in at a desk, past a wrong password that is told', async () => {
  const page = await atDesk({ ...(await as('dutyDesk')), password: 'not-the-password' } as Member)
  await page.getByRole('alert').filter({ hasText: '用户名或密码不对' }).waitFor()
  await takePictures(page, 'desk-sign-in')
  await typeIn(page, await as('dutyDesk'))
  await page.locator('.c-user').waitFor()
  await takePicture(page, 'desk-home')
  expect(await page.title()).toContain('集结号')
})

test('somebody ties their account to the other house, and from then on comes in by its button', async () => {
  const page = await atDesk(await as('viewer'))
  await page.locator('.c-user').waitFor()
  await page.goto(`${url}/account`)
  await page.getByRole('button', { name: '关联演示统一认证' }).click()
  await signInAtHouse(page, 'number-one')
  await page.getByText('已关联，可用演示统一认证登录').waitFor()
  await takePicture(page, 'account')
  await signOut(page)
  await page.getByRole('button', { name: '用演示统一认证登录' }).click()
  await page.locator('.c-user').waitFor()
  expect(new URL(page.url()).search).toBe('')
})

test('a stranger from the other house, and one who says no there, read in plain words why they stay outside', async () => {
  const page = await (await browser.newContext(devices.desk)).newPage()
  await page.goto(url)
  await page.getByRole('button', { name: '用演示统一认证登录' }).click()
  await page.getByRole('link', { name: 'Cancel' }).click()
  await page.getByRole('alert').filter({ hasText: '您在统一认证那边取消了' }).waitFor()
  await page.getByRole('button', { name: '用演示统一认证登录' }).click()
  await signInAtHouse(page, 'a-stranger')
  await page.getByRole('alert').filter({ hasText: '还没有与集结号账号关联' }).waitFor()
  await takePicture(page, 'desk-stranger')
  await page.reload()
  await page.locator('input[type=password]').waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
})

test('on a phone the other house says who it is, and a password of the phone keeps what is on it', async () => {
  const context = await browser.newContext(devices.phone)
  const page = await context.newPage()
  await page.goto(`${url}/phone/`)
  await page.getByRole('button', { name: '用演示统一认证登录' }).waitFor()
  await takePicture(page, 'phone-sign-in')
  await page.getByRole('button', { name: '用演示统一认证登录' }).click()
  await signInAtHouse(page, 'number-one')
  await page.locator('input[type=password]').fill('自己记得住的一句话就好')
  await takePicture(page, 'phone-password')
  await page.getByRole('button', { name: '开始工作' }).click()
  await page.locator('.p-tabs, nav').first().waitFor()
  await takePicture(page, 'phone-home')
  // Whoever opens the phone again needs no network and no other house.
  await context.setOffline(true)
  await page.reload()
  await page.locator('.p-tabs, nav').first().waitFor()
})

test('a medic adds a passkey, signs out, and the finger alone signs in with the second factor shown', async () => {
  const page = await atDesk(await as('medic'))
  const finger = await giveFingerReader(page)
  await page.getByRole('heading', { name: secondFactor }).waitFor()
  await takePictures(page, 'second-factor-first-time')
  await page.getByRole('button', { name: '暂不验证，先办其他事' }).click()
  await page.locator('.c-user').click()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: '我的账号' }).first().click()
  await page.getByRole('button', { name: '添加通行密钥' }).click()
  await page.getByRole('button', { name: '删除' }).waitFor()
  await takePicture(page, 'account-passkey')
  expect(await finger.keys()).toBe(1)
  await signOut(page)
  await finger.refuseFinger()
  await page.getByRole('button', { name: '用通行密钥登录' }).click()
  await page.getByRole('alert').filter({ hasText: '通行密钥没有通过' }).waitFor()
  await finger.takeFinger()
  await page.getByRole('button', { name: '用通行密钥登录' }).click()
  await page.locator('.c-user').waitFor()
  const session = await page.evaluate(() => fetch('/api/session').then((answer) => answer.json()))
  expect(session).toMatchObject({ user: { username: 'medic' }, secondFactor: { shown: true, missing: false } })
})

test('a people desk sets up a code app at the door; the next time it types a code', async () => {
  const desk = await as('peopleDesk')
  const page = await atDesk(desk)
  await page.getByRole('button', { name: '设置验证码应用' }).click()
  const secret = (await page.locator('code').innerText()).trim()
  const bits = [...secret].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
  const bytes = Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
  const shown = (later = 0) => codeAt(bytes, stepAt(new Date()) + later)
  await takePicture(page, 'second-factor-set-up')
  const first = shown()
  await page.getByLabel('验证码', { exact: true }).fill(first)
  await page.getByRole('button', { name: /^验\s*证$/ }).click()
  await page.locator('.c-user').waitFor()
  await signOut(page)
  await typeIn(page, desk)
  await page.getByLabel('验证码', { exact: true }).fill(first)
  await page.getByRole('button', { name: /^验\s*证$/ }).click()
  await page.getByRole('alert').filter({ hasText: '验证码不对或已用过' }).waitFor()
  await takePictures(page, 'second-factor-code')
  await page.getByLabel('验证码', { exact: true }).fill(shown(1))
  await page.getByRole('button', { name: /^验\s*证$/ }).click()
  await page.locator('.c-user').waitFor()
})
