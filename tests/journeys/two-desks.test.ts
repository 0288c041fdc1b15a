import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { newId } from '../../platform/shared/ids.ts'
import { hostileWords } from '../faults/bad-input-words.ts'
import { devices, openBrowser, takePicture } from '../support/browser.ts'
import { markTownship } from '../support/marked-township.ts'
import { places } from '../support/places.ts'
import { testServer } from '../support/test-server.ts'

const { url, as } = await testServer()
const township = await markTownship(as)
const browser = await openBrowser()

async function deskOf(part: 'commander', language = 'zh', mode = 'light'): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({ ...devices.desk, timezoneId: 'Asia/Shanghai' })
  await context.addInitScript(
    ([chosen = '', look = '']) => {
      localStorage.setItem('muster.language', chosen)
      localStorage.setItem('muster.look', look)
      Object.assign(window, { struck: () => Object.assign(document, { struckBy: 'a text' }) })
    },
    [language, mode],
  )
  const { username, password } = await as(part)
  await context.request.post(`${url}/api/auth/sign-in`, {
    headers: { 'x-muster': '1', origin: url },
    data: { username, password },
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('dialog', (dialog) => faults.push(`a text opened a dialog: ${dialog.message()}`))
  return { page, faults }
}

test('texts that would be a page are shown as text at the desk', async () => {
  const lead = await as('townshipLead')
  const { script, attribute, sql, formula, direction } = hostileWords
  const body = { kind: 'branch', areaId: places.township }
  for (const name of [script, attribute, sql, formula, direction])
    await lead.does('organisations.addOrganisation', { ...body, organisationId: newId(), name })
  await lead
    .does('people.addPerson', {
      ...{ responseId: township.responseId, personId: newId(), areaId: places.village, name: attribute },
      ...{ identityNumber: '620000199001010016', document: 'passport', householdNumber: script },
    })
    .catch(() => {})
  const { page, faults } = await deskOf('commander')
  for (const path of ['/', '/organisations', '/people', '/posts', '/timeline', '/areas', '/users']) {
    await page.goto(url + path)
    await page.locator('main').first().waitFor()
    await page.locator('.m-skeleton').first().waitFor({ state: 'detached' })
    if (path === '/organisations') await page.getByText(script).first().waitFor()
    expect(
      await page.evaluate(() => [Reflect.get(document, 'struckBy'), document.querySelectorAll('img[src="x"]').length]),
    ).toEqual([undefined, 0])
  }
  expect(faults).toEqual([])
})

test.each([
  ['zh', 'light'],
  ['en', 'dark'],
])('two desks rename one body: the second is shown both names and decides (%s, %s)', async (language, mode) => {
  const organisationId = township.ids.body as string
  const first = `甲镇${language}支部`
  const { page, faults } = await deskOf('commander', language, mode)
  await page.goto(`${url}/organisations?record=${organisationId}`)
  await page.getByRole('button', { name: language === 'zh' ? '更名' : 'Rename' }).click()
  await page.locator('.ant-modal input').fill('第二人所改')
  await (await as('townshipLead')).does('organisations.renameOrganisation', { organisationId, name: first })
  const save = page.locator('.ant-modal button[type=submit]')
  await save.click()
  const told = page.locator('.ant-modal .ant-alert')
  await told.waitFor()
  expect(await told.innerText()).toContain(first)
  expect(await told.innerText()).toContain('第二人所改')
  expect(await page.locator('.ant-modal input').inputValue()).toBe('第二人所改')
  await takePicture(page, `two-desks-${language}-${mode}`)
  await save.click()
  await page.locator('.ant-modal').waitFor({ state: 'detached' })
  await page.getByText('第二人所改').first().waitFor()
  expect(faults).toEqual([])
})

test('two desks correct one person: what stands now is shown beside what was entered', async () => {
  const { page, faults } = await deskOf('commander')
  const personId = township.ids.person as string
  await page.goto(`${url}/people?record=${personId}`)
  await page.getByRole('button', { name: '更正' }).click()
  const dialog = page.locator('.ant-modal')
  await dialog.locator('input#mobile, input[id$=mobile]').first().fill('19900022222')
  await dialog.locator('input[id$=reason]').fill('号码抄错')
  const lead = await as('townshipLead')
  await lead.does('people.correctPerson', { personId, version: personId, mobile: '19900011111', reason: '号码抄错' })
  await dialog.locator('button[type=submit]').click()
  await dialog.locator('.ant-alert').nth(1).waitFor()
  await takePicture(page, 'two-desks-person')
  expect(await dialog.innerText()).toContain('199****1111')
  await dialog.getByRole('button', { name: '看过了，继续更正' }).click()
  await dialog.locator('button[type=submit]').click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('199****2222').first().waitFor()
  expect(faults).toEqual([])
})

test('whoever draws a zone is shown what stands on the area first', async () => {
  const { page, faults } = await deskOf('commander')
  await page.goto(`${url}/zones`)
  await page.getByRole('button', { name: '划定或调整' }).first().click()
  const dialog = page.locator('.ant-modal')
  await dialog.locator('input[id$=areaId]').fill('甲村')
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '甲村' }).first().click()
  await dialog.getByText('现为封控区').waitFor()
  await takePicture(page, 'two-desks-zone')
  expect(faults).toEqual([])
})
