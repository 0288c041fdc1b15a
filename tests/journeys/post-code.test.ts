import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import QRCode from 'qrcode'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MyAttendances, PostAttendance } from '../../modules/duty/attendance-shown.ts'
import { signPostCode } from '../../modules/duty/post-code.ts'
import { hoursAgo, letBegin, servedPost } from '../../modules/duty/tests/attendance-story.ts'
import { openVillagePost } from '../../modules/duty/tests/roster-story.ts'
import { localDay } from '../../platform/shared/dates.ts'
import { newId } from '../../platform/shared/ids.ts'
import { devices, openBrowser } from '../support/browser.ts'
import { hire, type Member } from '../support/cast.ts'
import { filmOf } from '../support/film.ts'
import { openStory, registerPlaces } from '../support/open-story.ts'
import { places } from '../support/places.ts'
import { testServer } from '../support/test-server.ts'
import { picture } from './story/pictures.ts'

// The code at a post, from one phone's screen through another's camera, without a network. All people are made up.
const { as, url, databaseUrl } = await testServer()
const films = mkdtempSync(join(tmpdir(), 'muster-film-'))
const film = join(films, 'code.y4m')
afterAll(() => rmSync(films, { recursive: true, force: true }))
const browser = await openBrowser()
const camera = await openBrowser([
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${film}`,
])
const owner = new pg.Client({ connectionString: databaseUrl })
await owner.connect()
afterAll(() => owner.end())

let responseId = ''
let postId = ''
let barePostId = ''
let lead: Member
const people: Member[] = []
let leadPhone: Page

beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
  const administrator = await as('administrator')
  const memberIds: string[] = []
  for (const username of ['code-one', 'code-two', 'code-three']) {
    const one = await hire(administrator, { username, role: 'volunteer', areaId: places.township })
    const memberId = newId()
    const member = { memberId, areaId: places.village, userId: one.userId }
    await (await as('commander')).does('duty.addMembers', { responseId, members: [member] })
    people.push(one)
    memberIds.push(memberId)
  }
  const served = await servedPost(as, responseId, [memberIds.slice(0, 2)])
  postId = served.postId
  barePostId = await openVillagePost(as, responseId)
  await letBegin(owner, postId, 0.05)
  lead = await as('gateLead')
  ;({ phone: leadPhone } = await phoneOf(browser, lead))
})

async function phoneOf(hands: Browser, member: Member): Promise<{ hand: BrowserContext; phone: Page }> {
  const hand = await hands.newContext({ ...devices.phone, timezoneId: 'Asia/Shanghai' })
  const phone = await hand.newPage()
  phone.setDefaultTimeout(20_000)
  await phone.goto(`${url}/phone/`)
  await phone.locator('input').first().fill(member.username)
  await phone.locator('input[type=password]').fill(member.password)
  await phone.locator('button[type=submit]').click()
  await phone.getByRole('navigation').waitFor()
  return { hand, phone }
}

/** A picture of the code that the lead's phone shows now. */
async function codeShown(post: string): Promise<Buffer> {
  await leadPhone.goto(`${url}/phone/post-code/${post}`)
  await leadPhone.locator('.a-squares').waitFor()
  return leadPhone.locator('.a-squares').screenshot()
}

const marksOf = async (member: Member) => {
  const { rows, unrostered } = await member.ask<MyAttendances>('duty.myAttendance')
  return [...rows, ...unrostered].flatMap(({ marks }) => marks.map(({ kind, how }) => `${kind} ${how}`))
}

/** Opens the shift that is on, with the reader of codes on the phone, and takes the network away. */
async function atTheShift(hand: BrowserContext, phone: Page): Promise<void> {
  await phone.locator('.a-bar').getByRole('button', { name: '签到' }).click()
  await phone.locator('.a-now').waitFor()
  await phone.waitForFunction(async () => (await (await caches.open('code-reader')).keys()).length > 0)
  await hand.setOffline(true)
}

test('a picture of the code on the lead’s phone checks in without a network, and yesterday’s is refused in words', async () => {
  const [one] = people as [Member]
  const { hand, phone } = await phoneOf(browser, one)
  await atTheShift(hand, phone)
  const scan = async (png: Buffer) => {
    await phone.getByRole('button', { name: '扫岗位码签到' }).click()
    await phone.locator('input[type=file]').setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: png })
  }
  const { codeKeys } = await lead.ask<PostAttendance>('duty.postAttendance', { postId })
  const old = signPostCode(postId, hoursAgo(24), codeKeys[localDay(new Date())] ?? '')
  await scan(await QRCode.toBuffer([{ data: old, mode: 'alphanumeric' }], { width: 500 }))
  await phone.getByRole('alert').getByText('已经失效，没有签到').waitFor()
  await picture(phone, 'post-code-1-old')
  await scan(await codeShown(postId))
  await picture(leadPhone, 'post-code-2-shown')
  await phone.getByRole('alert').getByText('签到已记下').waitFor()
  await phone.locator('.a-marks').getByText('扫码').waitFor()
  await phone.getByText('待发').first().waitFor()
  await picture(phone, 'post-code-3-kept')
  expect(await marksOf(one)).toEqual([])
  await hand.setOffline(false)
  await expect.poll(() => marksOf(one), { timeout: 30_000 }).toEqual(['in code'])
  await hand.close()
})

test('a camera held to the lead’s phone reads the code and checks in without a network', async () => {
  const [, two] = people as [Member, Member]
  const { hand, phone } = await phoneOf(camera, two)
  await hand.grantPermissions(['camera'])
  await atTheShift(hand, phone)
  writeFileSync(film, await filmOf(leadPhone, await codeShown(postId)))
  await phone.getByRole('button', { name: '扫岗位码签到' }).click()
  await phone.getByRole('alert').getByText('签到已记下').waitFor({ timeout: 60_000 })
  await phone.locator('.a-marks').getByText('扫码').waitFor()
  await hand.setOffline(false)
  await expect.poll(() => marksOf(two), { timeout: 30_000 }).toEqual(['in code'])
  await hand.close()
})

test('who has no shift scans the code of a post, is counted there, and leaves again', async () => {
  const three = people[2] as Member
  const { hand, phone } = await phoneOf(browser, three)
  await phone.goto(`${url}/phone/duty`)
  await phone.getByRole('button', { name: '无排班签到' }).click()
  await phone.waitForFunction(async () => (await (await caches.open('code-reader')).keys()).length > 0)
  await hand.setOffline(true)
  await phone.getByRole('button', { name: '扫岗位码签到' }).click()
  const png = await codeShown(barePostId)
  await phone.locator('input[type=file]').setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: png })
  await phone.getByRole('alert').getByText('签到已记下').waitFor()
  await phone.locator('.a-now').getByText('待发').waitFor()
  await picture(phone, 'post-code-4-unrostered')
  await hand.setOffline(false)
  await expect.poll(() => marksOf(three), { timeout: 30_000 }).toEqual(['in code'])
  const value = async (figure: string) =>
    (await (await as('commander')).ask<{ value: number }>('figures.value', { figure, responseId })).value
  expect([await value('duty.personTimes'), await value('duty.unrosteredTimes')]).toEqual([3, 1])

  await leadPhone.goto(`${url}/phone/tick/${barePostId}`)
  await leadPhone.locator('.a-person', { hasText: 'code-three' }).getByText('在岗').waitFor()
  await picture(leadPhone, 'post-code-5-tick')
  await phone.getByRole('button', { name: '签退' }).click()
  await phone.getByText('已签退').waitFor()
  await expect.poll(() => marksOf(three), { timeout: 30_000 }).toEqual(['in code', 'out phone'])
  await hand.close()
})
