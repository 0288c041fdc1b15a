import { expect, test } from 'vitest'
import {
  boardOf,
  dayAfter,
  enterMembers,
  layRoster,
  openVillagePost,
  publish,
} from '../../modules/duty/tests/roster-story.ts'
import { newId } from '../../platform/shared/ids.ts'
import { devices, openBrowser, takePicture } from '../support/browser.ts'
import { openStory, registerPlaces } from '../support/open-story.ts'
import { places } from '../support/places.ts'
import { testServer } from '../support/test-server.ts'

const { as, url } = await testServer()
const browser = await openBrowser()

test('a lead moves somebody on the board, by keyboard and by dragging; they find it on the phone and ask to swap', async () => {
  await registerPlaces(as)
  const responseId = await openStory(as)
  const [lead, officer] = [await as('townshipLead'), await as('officer')]
  const self = { memberId: newId(), areaId: places.village, userId: officer.userId }
  await (await as('commander')).does('duty.addMembers', { responseId, members: [self] })
  const [other, third] = await enterMembers(as, responseId, 2)
  const { rosterId, shifts } = await layRoster(as, responseId, [await openVillagePost(as, responseId)])
  for (const [at, memberId] of [self.memberId, other].entries()) {
    const placing = { assignmentId: newId(), shiftId: shifts[at]?.id, memberId, role: 'member' }
    await lead.does('duty.assignMember', placing)
  }
  const span = { from: `${dayAfter(-1)}T16:00:00Z`, until: `${dayAfter(2)}T16:00:00Z` }
  await lead.does('duty.putOnStandby', { standbyId: newId(), rosterId, memberId: third, ...span })
  const served = async () =>
    (await boardOf(as, responseId, rosterId)).map(({ people }) => people.map(({ memberId }) => memberId)).slice(0, 5)

  const desk = await browser.newContext(devices.desk)
  await desk.request.post(`${url}/api/auth/sign-in`, {
    headers: { 'x-muster': '1', origin: url },
    data: { username: lead.username, password: lead.password },
  })
  const page = await desk.newPage()
  await page.goto(`${url}/duty?roster=${rosterId}`)
  await page.locator('.d-person').first().focus()
  await page.keyboard.press('Space')
  await page.getByText('已拿起 演示 officer').waitFor()
  for (const key of ['ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key)
  await page.getByText('已移动').waitFor()
  expect(await served()).toEqual([[], [other], [self.memberId], [], []])
  await page.locator('.d-person', { hasText: '演示1号' }).dragTo(page.locator('.d-shift').nth(3))
  await expect.poll(served, { timeout: 15_000 }).toEqual([[], [], [self.memberId], [other], []])
  await takePicture(page, 'duty-board')
  // A short shift in two clicks: open it, call in whoever stands by.
  await page.locator('.d-shift-short .d-shift-head').first().click()
  await page.getByRole('button', { name: '叫来上岗' }).first().click()
  await expect.poll(served, { timeout: 15_000 }).toEqual([[third], [], [self.memberId], [other], []])
  await page.getByRole('button', { name: '打印任务单' }).click()
  await page.locator('.d-sheet-frame').getByText('值守任务单').waitFor()
  expect(await page.locator('.d-print-only').innerHTML()).toContain('演示2号')
  // By day the keyboard picks up and lets go as it does by post.
  await page.goto(`${url}/duty?roster=${rosterId}&view=day&day=${dayAfter(0)}`)
  await page.locator('.d-person').first().focus()
  await page.keyboard.press('Space')
  await page.getByText('已拿起 演示2号').waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('已拿起 演示2号').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /^规 ?则$/ }).click()
  await page.getByLabel('最多连续值守').fill('5')
  await page.getByText('现有安排都符合这套规则').waitFor()
  await page.getByRole('button', { name: /^保 ?存$/ }).click()
  const rules = () => lead.ask('duty.rosterRules', { rosterId })
  await expect.poll(rules, { timeout: 15_000 }).toMatchObject({ rules: { maxRun: 5 } })
  await desk.close()
  await publish(as, responseId, rosterId)

  const hand = await browser.newContext(devices.phone)
  const phone = await hand.newPage()
  await phone.goto(`${url}/phone/`)
  await phone.locator('input').first().fill(officer.username)
  await phone.locator('input[type=password]').fill(officer.password)
  await phone.locator('button[type=submit]').click()
  await phone.getByText('下一班').click()
  await phone.locator('.p-list button.p-item').first().click()
  await phone.getByText('申请换班').click()
  await phone.locator('.p-option button').first().click()
  await phone.getByText('等对方答复').first().waitFor()
  await takePicture(phone, 'duty-phone')
  await hand.close()
  expect(await lead.ask('duty.waiting', { responseId })).toMatchObject({
    swaps: [{ state: 'asked', otherName: '演示1号' }],
  })
})
