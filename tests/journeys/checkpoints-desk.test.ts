import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openGate } from '../../modules/checkpoints/tests/gate-story.ts'
import { newId } from '../../platform/shared/ids.ts'
import { devices, openBrowser, takePicture } from '../support/browser.ts'
import type { Member } from '../support/cast.ts'
import { places } from '../support/places.ts'

const { server, stage, vehicle, request, rows } = await openGate()
const browser = await openBrowser()
const officer = await server.as('officer')
const record = 'checkpoints.recordPassage'

const administrator = await server.as('administrator')
await administrator.does('areas.addArea', { areaId: places.county, name: '通渭县', parentId: null })
await administrator.does('areas.addArea', { areaId: places.township, name: '平襄镇', parentId: places.county })
await administrator.does('areas.addArea', { areaId: places.otherTownship, name: '马营镇', parentId: places.county })
for (let at = 0; at < 30; at++) {
  const madeAt = new Date(Date.now() - at * 23 * 60_000)
  const plate = `甘J${60_000 + at * 137}`
  const ends = [{}, {}, { decision: 'turnedBack', reason: 'noPermit' }, { direction: 'out' }]
  await officer.does(record, vehicle({ plate, ...ends[at % 4] }), { madeAt })
}
const feverish = { people: [{ name: '演示李某', phone: '13800001234', temperature: 38.1 }], decision: 'handedOver' }
const handedOver = vehicle({ ...feverish, reason: 'fever', handedOverTo: 'medic' })
await officer.does(record, handedOver)

async function signIn(member: Member): Promise<Page> {
  const context = await browser.newContext(devices.desk)
  const [name = '', ...value] = member.cookie.split('; ')[0]?.split('=') ?? []
  await context.addCookies([{ name, value: value.join('='), url: server.url }])
  return context.newPage()
}

test('the board moves with a passage', async () => {
  const page = await signIn(await server.as('commander'))
  await page.goto(`${server.url}/checkpoints`)
  await page.getByText('最新登记').waitFor()
  await page.getByText('1号卡点').first().waitFor()
  await page.waitForTimeout(1500)
  await officer.does(record, vehicle({ plate: '甘J99888' }))
  await page.getByText('甘J··888').waitFor({ timeout: 30_000 })
  await page.waitForTimeout(600)
  await takePicture(page, 'desk-checkpoint-board')
})

test('a lead finds a passage, opens it for a purpose and corrects it', async () => {
  const page = await signIn(await server.as('townshipLead'))
  await page.goto(`${server.url}/passages`)
  await page.getByText('甘J··888').first().waitFor()
  await takePicture(page, 'desk-passages')
  await page.getByText('甘J··888').first().click()
  await page.getByRole('button', { name: '查看完整信息' }).click()
  await page.locator('.ant-modal .ant-btn-primary').click()
  await page.getByText('甘J99888').waitFor()
  await takePicture(page, 'desk-passage-revealed')
  await page.getByRole('button', { name: /更\s*正/ }).click()
  await page.waitForTimeout(500)
  await takePicture(page, 'desk-passage-correct')
  await page.locator('.ant-modal').getByText('劝返', { exact: true }).click()
  await page.locator('#reason').click()
  await page.getByTitle('无通行证').click()
  await page.locator('#correctionReason').click()
  await page.getByTitle('处理选错').click()
  await page.locator('.ant-modal button[type=submit]').click()
  await page.locator('.ant-modal').waitFor({ state: 'detached' })
  await page.getByText('更正了前一条').waitFor()
  await takePicture(page, 'desk-passage-corrected')
  expect((await rows('select 1 from checkpoints.passage where corrects is not null')).length).toBe(1)
})

test('the permit desk approves a request and prints it', async () => {
  const desk = await server.as('permitDesk')
  await desk.does('checkpoints.requestPermit', request({ kind: 'supply', frequency: { times: 2, everyDays: 1 } }))
  await desk.does('checkpoints.requestPermit', request({ plate: '甘J45678', id: newId() }))
  const page = await signIn(desk)
  await page.goto(`${server.url}/permits`)
  await page.getByText('甘J··420').first().click()
  await page
    .getByRole('button', { name: /批\s*准/ })
    .first()
    .click()
  await page.locator('.ant-modal button[type=submit]').click()
  await page.locator('.ant-modal').waitFor({ state: 'detached' })
  await page.locator('.k-code').waitFor()
  await takePicture(page, 'desk-permits')
  await page.getByRole('button', { name: /打\s*印/ }).click()
  await page.locator('.ant-modal .ant-btn-primary').first().click()
  await page.locator('.ant-modal .k-sheet').waitFor()
  await page.waitForTimeout(400)
  await takePicture(page, 'desk-permit-print')
  await page.emulateMedia({ media: 'print' })
  await takePicture(page, 'desk-permit-paper')
  await page.emulateMedia({ media: 'screen' })
  await page.goto(`${server.url}/permits`)
  await page.getByRole('button', { name: '申请通行证' }).first().click()
  await page.waitForTimeout(400)
  await takePicture(page, 'desk-permit-request')
})

test('the medic sees the fever at once and closes it', async () => {
  const medic = await server.as('medic')
  const page = await signIn(medic)
  await page.goto(`${server.url}/follow-ups`)
  await page.waitForTimeout(1500)
  await takePicture(page, 'desk-follow-up-list')
  await page.getByText('38.1 ℃').first().click({ timeout: 30_000 })
  await page.getByRole('button', { name: /办\s*结/ }).click()
  await page.getByText('送发热门诊').click()
  await takePicture(page, 'desk-follow-ups')
  await page.locator('.ant-modal button[type=submit]').click()
  await page.getByText('没有待办的随访').waitFor()
  expect(stage.responseId).toBeTruthy()
})

test('the medic watches for a person, sees them at the gate and deals with it', async () => {
  const medic = await server.as('medic')
  const page = await signIn(medic)
  await page.goto(`${server.url}/follow-ups`)
  await page.getByText('没有待处置的布控提醒').waitFor()
  await page.getByRole('button', { name: /^布\s*控$/ }).click()
  await page.getByText('按证件号码布控').waitFor()
  await page.waitForTimeout(400)
  await takePicture(page, 'desk-watch')
  await page.keyboard.press('Escape')
  const until = new Date(Date.now() + 86_400_000).toISOString()
  const { responseId } = stage
  const set = { id: newId(), responseId, areaId: places.township, reason: 'closeContact', until }
  await medic.does('checkpoints.watchPerson', { ...set, name: '演示周某', identityNumber: '11010519491231002X' })
  // A gate learns within a second that somebody is watched for.
  await page.waitForTimeout(1100)
  await officer.does(record, vehicle({ plate: '甘J13579' }))
  await page.getByText('1号卡点').first().waitFor({ timeout: 30_000 })
  await page.waitForTimeout(400)
  await takePicture(page, 'desk-sightings')
  await page.getByText('1号卡点').first().click()
  await page.getByRole('button', { name: /^处\s*置$/ }).click()
  await page.getByText('已联系上').click()
  await takePicture(page, 'desk-sighting-handle')
  await page.locator('.ant-modal button[type=submit]').click()
  await page.getByText('没有待处置的布控提醒').waitFor()
})
