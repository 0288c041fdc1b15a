import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addBody, call, hireBodyLead, offer, seenCall } from '../../modules/duty/tests/call-out-story.ts'
import { enterMembers } from '../../modules/duty/tests/roster-story.ts'
import type { VolunteerLinkShown } from '../../modules/duty/volunteer.ts'
import { newId } from '../../platform/shared/ids.ts'
import { devices, openBrowser, takePicture } from '../support/browser.ts'
import type { Member } from '../support/cast.ts'
import { inHours, openStory, registerPlaces } from '../support/open-story.ts'
import { places } from '../support/places.ts'
import { testServer } from '../support/test-server.ts'

const { as, url } = await testServer()
const browser = await openBrowser()
await registerPlaces(as)
const responseId = await openStory(as)

async function desk(member: Member): Promise<Page> {
  const context = await browser.newContext(devices.desk)
  await context.request.post(`${url}/api/auth/sign-in`, {
    headers: { 'x-muster': '1', origin: url },
    data: { username: member.username, password: member.password },
  })
  return context.newPage()
}

/** Pictures in the other language and by night, for whoever looks at the pages after a run. */
async function takeLooks(page: Page, name: string): Promise<void> {
  await takePicture(page, `${name}-zh`)
  await page.evaluate(() => {
    localStorage.setItem('muster.language', 'en')
    localStorage.setItem('muster.look', 'dark')
  })
  await page.reload()
  await page.locator('.p-card, .ant-table-row').first().waitFor()
  await takePicture(page, `${name}-en-dark`)
  await page.evaluate(() => {
    localStorage.setItem('muster.language', 'zh')
    localStorage.setItem('muster.look', 'light')
  })
  await page.reload()
}

test('somebody who is called accepts without a network, and is assigned in a wave on the desk', async () => {
  const [commander, officer] = [await as('commander'), await as('officer')]
  const body = await addBody(as, '演示县农业农村局')
  const bodyLead = await hireBodyLead(as, body, 'bodylead')
  const [mine = ''] = await enterMembers(as, responseId, 1, { organisationId: body, userId: officer.userId })
  const callOutId = await call(as, responseId, [body], { count: 2 })
  await offer(bodyLead, callOutId, body, [mine, ...(await enterMembers(as, responseId, 2, { organisationId: body }))])

  const hand = await browser.newContext(devices.phone)
  const phone = await hand.newPage()
  await phone.goto(`${url}/phone/`)
  await phone.locator('input').first().fill(officer.username)
  await phone.locator('input[type=password]').fill(officer.password)
  await phone.locator('button[type=submit]').click()
  await phone.getByText('有 1 项征调等您答复').click()
  await phone.getByText('支援甲镇卡口').waitFor()
  await takePicture(phone, 'calls-phone')
  await hand.setOffline(true)
  await phone.getByRole('button', { name: '应召' }).click()
  await phone.getByText('答复待发出').waitFor()
  await hand.setOffline(false)
  await phone.getByText('已应召，等待派出').waitFor()

  const page = await desk(commander)
  await page.goto(`${url}/call-outs`)
  await page.getByText('支援甲镇卡口').first().click()
  await page.getByRole('button', { name: '名单与派出' }).waitFor()
  await takePicture(page, 'call-out-drawer')
  await page.getByRole('button', { name: '名单与派出' }).click()
  await page.getByRole('button', { name: '派出一批' }).click()
  await page.getByRole('button', { name: /^全选（1）/ }).click()
  await takePicture(page, 'call-out-send')
  await page.getByRole('dialog').getByRole('button', { name: '派出一批' }).click()
  await page.getByText('第 1 批').first().waitFor()
  await takeLooks(page, 'call-out-people')
  expect(await seenCall(commander, responseId, callOutId)).toMatchObject({ seconded: 1, waiting: 2, lastWave: 1 })
  await page.context().close()
  await phone.reload()
  await phone.goto(`${url}/phone/calls`)
  await phone.getByText('已派往甲镇').waitFor()
  await takePicture(phone, 'calls-phone-sent')
  await hand.close()
})

test('a volunteer signs up by a link without an account, is accepted on the desk and reads so', async () => {
  const lead = await as('townshipLead')
  const link = {
    linkId: newId(),
    responseId,
    areaId: places.village,
    name: '甲村志愿者报名',
    most: 50,
    until: inHours(48),
  }
  await lead.does('duty.openVolunteerLink', link)
  const { rows } = await lead.ask<{ rows: VolunteerLinkShown[] }>('duty.volunteerLinks', { responseId })
  const hand = await browser.newContext(devices.phone)
  const phone = await hand.newPage()
  await phone.goto(`${url}${rows[0]?.path}`)
  await phone.getByText('甲村志愿者报名').waitFor()
  await takeLooks(phone, 'join')
  await phone.locator('input[name=name]').fill('演示热心人')
  await phone.locator('input[name=mobile]').fill('1390000')
  await phone.getByRole('button', { name: '报名' }).click()
  await phone.getByRole('alert').waitFor()
  await phone.locator('input[name=mobile]').fill('13900004321')
  await phone.getByText('驾驶').click()
  await phone.getByRole('button', { name: '报名' }).click()
  await phone.getByText('等待审核').waitFor()

  const page = await desk(lead)
  await page.goto(`${url}/members?view=volunteers`)
  await page.getByText('演示热心人').first().click()
  await takePicture(page, 'volunteers')
  await page.getByRole('button', { name: /^通 ?过$/ }).click()
  await page.locator('form button[type=submit]').click()
  await page.getByText('没有等待审核的志愿者').waitFor()
  await page.goto(`${url}/members?view=volunteers`)
  await page.getByRole('button', { name: '报名入口' }).first().click()
  await page.getByAltText('扫码报名').waitFor()
  await takePicture(page, 'volunteer-links')
  await page.goto(`${url}/members?view=skills`)
  await page.getByText('待批准').first().waitFor()
  await takeLooks(page, 'skills')
  await page.goto(`${url}/members`)
  await page.getByText('演示热心人').first().click()
  await page.getByRole('button', { name: '申报资质' }).waitFor()
  await takePicture(page, 'member-skills')
  await page.context().close()

  await phone.getByRole('button', { name: '刷新' }).click()
  await phone.getByText('已通过').waitFor()
  await phone.getByRole('button', { name: '开通手机账号' }).click()
  await phone.getByText('初始密码', { exact: true }).waitFor()
  await takePicture(phone, 'join-outcome')
  await hand.close()
})
