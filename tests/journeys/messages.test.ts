import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, expect, test, vi } from 'vitest'
import { layRoster, openVillagePost, publish } from '../../modules/duty/tests/roster-story.ts'
import { newId } from '../../platform/shared/ids.ts'
import { devices, openBrowser, takePicture } from '../support/browser.ts'
import { openStory, registerPlaces } from '../support/open-story.ts'
import { places } from '../support/places.ts'
import { testServer } from '../support/test-server.ts'

const { as, url } = await testServer()
const browser = await openBrowser()
let assignmentId = ''

beforeAll(async () => {
  await registerPlaces(as)
  const responseId = await openStory(as)
  const [lead, officer] = [await as('townshipLead'), await as('officer')]
  const memberId = newId()
  const members = [{ memberId, areaId: places.village, userId: officer.userId }]
  await (await as('commander')).does('duty.addMembers', { responseId, members })
  const { rosterId, shifts } = await layRoster(as, responseId, [await openVillagePost(as, responseId)])
  for (const at of [1, 3]) {
    assignmentId = newId()
    await lead.does('duty.assignMember', { assignmentId, shiftId: shifts[at]?.id, memberId, role: 'member' })
  }
  await publish(as, responseId, rosterId)
  await untilTold(1)
  await lead.does('duty.unassignMember', { assignmentId, reason: '另有任务' })
  await untilTold(2)
})

async function untilTold(count: number): Promise<void> {
  const officer = await as('officer')
  const told = async () => (await officer.ask<{ unread: number }>('notices.mine')).unread
  await vi.waitFor(async () => expect(await told()).toBe(count), { timeout: 60_000, interval: 200 })
}

async function signedInPhone(look: { language?: string; mode?: string } = {}): Promise<[BrowserContext, Page]> {
  const officer = await as('officer')
  const hand = await browser.newContext({ ...devices.phone, timezoneId: 'Asia/Shanghai' })
  await hand.addInitScript(
    ([language = '', mode = '']) => {
      localStorage.setItem('muster.language', language)
      localStorage.setItem('muster.look', mode)
    },
    [look.language ?? 'zh', look.mode ?? 'light'],
  )
  const phone = await hand.newPage()
  await phone.goto(`${url}/phone/`)
  await phone.locator('input').first().fill(officer.username)
  await phone.locator('input[type=password]').fill(officer.password)
  await phone.locator('button[type=submit]').click()
  await phone.locator('button[type=submit]').waitFor({ state: 'detached' })
  return [hand, phone]
}

test('the phone tells what changed, also without a network; a calendar link is made, copied by hand and ended', async () => {
  const [hand, phone] = await signedInPhone()
  await phone.goto(`${url}/phone/messages`)
  await phone.getByText('已发布，您有 2 个班次').waitFor()
  await phone.getByText('您不再值').waitFor()
  await takePicture(phone, 'messages-phone')
  await hand.setOffline(true)
  await phone.getByText('没有网络，显示的是').waitFor()
  expect(await phone.locator('.n-unread').count()).toBe(2)
  await takePicture(phone, 'messages-phone-offline')
  await hand.setOffline(false)
  await phone.getByText('已发布，您有 2 个班次').click()
  await phone.waitForURL(`${url}/phone/duty`)
  await untilTold(1)
  await phone.getByRole('button', { name: '提醒与日历' }).click()
  await phone.getByLabel('只提前 1 小时').check()
  await phone.getByRole('button', { name: '生成链接' }).click()
  const link = await phone.locator('.r-link').innerText()
  expect(link).toMatch(/^http:\/\/[^/]+\/api\/feeds\/duty\.calendar\/[\w-]{43}\.ics$/)
  expect(await (await fetch(link)).text()).toContain('SUMMARY:值守 服务岗')
  await takePicture(phone, 'reminders-phone')
  await phone.getByRole('button', { name: '停用链接' }).click()
  await phone.locator('.p-sheet .p-button-main').click()
  await phone.getByRole('button', { name: '生成链接' }).waitFor()
  expect((await fetch(link)).status).toBe(410)
  expect(await (await as('officer')).ask('duty.myReminders')).toMatchObject({ leads: 'hour', calendar: null })
  await hand.close()
})

test('the bell of the desk counts what is unread and shows it', async () => {
  const officer = await as('officer')
  const desk = await browser.newContext(devices.desk)
  await desk.request.post(`${url}/api/auth/sign-in`, {
    headers: { 'x-muster': '1', origin: url },
    data: { username: officer.username, password: officer.password },
  })
  const page = await desk.newPage()
  await page.goto(`${url}/`)
  await page.getByRole('button', { name: /^消息，1 条未读$/ }).click()
  await page.locator('.n-line-unread').getByText('您不再值').waitFor()
  await takePicture(page, 'messages-desk')
  await page.getByRole('button', { name: '全部已读' }).click()
  await page.locator('.n-line-unread').waitFor({ state: 'detached' })
  await untilTold(0)
  await desk.close()
})

test('a push shows that there is news while the app is shut, and nothing else', async () => {
  const [hand, phone] = await signedInPhone()
  await hand.grantPermissions(['notifications'], { origin: url })
  await phone.waitForFunction(() => navigator.serviceWorker.ready.then(({ active }) => active !== null))
  const wire = await hand.newCDPSession(phone)
  const registered = new Promise<string>((found) =>
    wire.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations
      if (first) found(first.registrationId)
    }),
  )
  await wire.send('ServiceWorker.enable')
  const data = JSON.stringify({ title: '集结号', body: '您的值守安排有新消息', tag: newId(), link: '/messages' })
  await wire.send('ServiceWorker.deliverPushMessage', { origin: url, registrationId: await registered, data })
  const shown = () =>
    phone.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration('/phone/')
      return (await registration?.getNotifications())?.map(({ title, body }) => `${title} ${body}`)
    })
  await expect.poll(shown, { timeout: 20_000 }).toEqual(['集结号 您的值守安排有新消息'])
  await hand.close()
})

test('messages and reminders stand in English at night', async () => {
  const [hand, phone] = await signedInPhone({ language: 'en', mode: 'dark' })
  await phone.goto(`${url}/phone/messages`)
  await phone.getByText('You are no longer on').waitFor()
  await takePicture(phone, 'messages-phone-en-dark')
  await phone.goto(`${url}/phone/duty-reminders`)
  await phone.getByLabel('1 hour before only').waitFor()
  await takePicture(phone, 'reminders-phone-en-dark')
  await hand.close()
})
