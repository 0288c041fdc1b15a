import { afterEach, describe, expect, test } from 'vitest'
import { fieldDay, officer, recordVehicle, relief, signIn, standAtPost } from './field-day.ts'

const day = fieldDay()

afterEach(() => {
  day.server().fault = 'none'
  day.server().refuse = () => undefined
})

const passages = () => day.server().accepted.filter((one) => one.action === 'checkpoints.recordPassage')

async function atTheGate() {
  const phone = await day.phone()
  await signIn(phone.page, day.server().url, officer)
  await standAtPost(phone.page)
  await phone.page.getByRole('button', { name: '扫码登记' }).click()
  return phone
}

describe('the outbox when things go wrong', () => {
  test('an answer lost on the way doubles nothing: the same ids are sent again', async () => {
    const { context, page } = await atTheGate()
    const before = passages().length
    day.server().fault = 'cutAfter'
    await recordVehicle(page, '甘J10001', '36.5', '劝返')
    await expect.poll(() => passages().length).toBe(before + 1)
    day.server().fault = 'none'
    await page.getByRole('button', { name: /待发/ }).click()
    await page.getByText('全部送达').waitFor({ timeout: 15_000 })
    expect(passages().length).toBe(before + 1)
    await context.close()
  })

  test('a page that dies between posting and hearing sends again after it was opened anew', async () => {
    const { context, page } = await atTheGate()
    const before = passages().length
    day.server().fault = 'cutBefore'
    await recordVehicle(page, '甘J10002', '36.5', '劝返')
    await recordVehicle(page, '甘J10003', '36.5', '劝返')
    await page.close({ runBeforeUnload: false })
    day.server().fault = 'none'
    const again = await context.newPage()
    await again.goto(`${day.server().url}/phone/outbox`)
    await again.getByText('全部送达').waitFor()
    expect(
      passages()
        .slice(before)
        .map(({ madeAt }) => madeAt),
    ).toHaveLength(2)
    await context.close()
  })

  test('a busy server is not asked again before the pause it named', async () => {
    const { context, page } = await atTheGate()
    day.server().fault = 'busy'
    const before = day.server().posts()
    await recordVehicle(page, '甘J10004', '36.5', '劝返')
    await page.waitForTimeout(900)
    expect(day.server().posts() - before).toBe(1)
    day.server().fault = 'none'
    await page.getByRole('button', { name: /待发/ }).click()
    await page.getByText('全部送达').waitFor()
    await context.close()
  })

  test('a refused record stays until it is mended, and the mended one keeps its time under a new id', async () => {
    const { context, page } = await atTheGate()
    let refused: string | undefined
    day.server().refuse = (command) => {
      if (command.action !== 'checkpoints.recordPassage' || (refused && refused !== command.id)) return undefined
      refused = command.id
      return { code: 'checkpoints.checkpointClosed', zh: '卡口已撤除。请核对。', en: 'The checkpoint is closed.' }
    }
    await recordVehicle(page, '甘J10005', '36.5', '劝返')
    await page.getByRole('button', { name: '返回' }).click()
    await page.getByText('1 条被退回').click()
    await page.getByText('卡口已撤除').click()
    await page.getByRole('button', { name: '改正后重发' }).click()
    await page.getByRole('button', { name: '劝返' }).click()
    await page.getByText('没有要您处理的事').waitFor()
    await expect.poll(() => passages().at(-1)?.id).not.toBe(refused)
    await context.close()
  })

  test('the next person on a shared phone sees nothing of the last, whose records wait for their return', async () => {
    const { context, page } = await atTheGate()
    const before = passages().length
    await context.setOffline(true)
    await recordVehicle(page, '甘J10006', '36.5', '劝返')
    day.server().fault = 'cutBefore'
    await context.setOffline(false)
    await page.goto(`${day.server().url}/phone/people`)
    await page.getByText('1 条未办完').waitFor()
    await signIn(page, day.server().url, relief)
    day.server().fault = 'none'
    await page.goto(`${day.server().url}/phone/outbox`)
    await page.getByText('本班还没有记录').waitFor()
    await page.waitForTimeout(500)
    expect(passages().length).toBe(before)
    await page.goto(`${day.server().url}/phone/people`)
    await signIn(page, day.server().url, officer)
    await expect.poll(() => passages().length).toBe(before + 1)
    await context.close()
  })

  test('nothing on the phone can be read without the key', async () => {
    const { context, page } = await atTheGate()
    await context.setOffline(true)
    await recordVehicle(page, '甘J10007', '37.5', '劝返')
    const seen = await page.evaluate(readEverything)
    expect(seen).toContain('muster-person-')
    expect(seen).not.toMatch(/10007|turnedBack|华家岭|permitKeys|李甲乙/)
    await context.close()
  })

  test('a phone that was shut forgets everything, also what it had not sent', async () => {
    const { context, page } = await atTheGate()
    await context.setOffline(true)
    await recordVehicle(page, '甘J10008', '36.5', '劝返')
    day.server().fault = 'revoked'
    await context.setOffline(false)
    await page.getByText('这部手机已被停用').waitFor()
    await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
    await context.close()
  })

  test('a long outbox is shown in portions, newest first, and a second page of the same person keeps up with it', async () => {
    const { context, page } = await atTheGate()
    await context.setOffline(true)
    await recordVehicle(page, '甘J10010', '36.5', '劝返')
    await page.evaluate(multiplyOutbox, 119)
    const second = await context.newPage()
    second.setDefaultTimeout(10_000)
    await second.goto(`${day.server().url}/phone/outbox`)
    await page.bringToFront()
    await recordVehicle(page, '甘J20011', '36.5', '劝返')
    await second.bringToFront()
    await second.getByRole('button', { name: '121 待发' }).waitFor()
    const lines = second.locator('.p-list .m-number')
    expect(await lines.count()).toBe(50)
    expect(await second.locator('.p-list li').first().innerText()).toContain('011')
    await second.getByRole('button', { name: '再看 50 条' }).click()
    await second.getByRole('button', { name: '再看 21 条' }).click()
    expect(await lines.count()).toBe(121)
    const scrolls = await second.locator('.p-page').evaluate((shown) => shown.scrollHeight)
    expect(scrolls).toBeGreaterThan(121 * 48)
    await page.bringToFront()
    await recordVehicle(page, '甘J20012', '36.5', '劝返')
    await second.getByRole('button', { name: '122 待发' }).waitFor()
    await context.close()
  })

  test('a day of a thousand records goes out', async () => {
    const { context, page } = await atTheGate()
    await context.setOffline(true)
    await recordVehicle(page, '甘J10009', '36.5', '劝返')
    const before = passages().length
    await page.evaluate(multiplyOutbox, 999)
    const from = Date.now()
    await context.setOffline(false)
    await expect.poll(() => passages().length, { timeout: 50_000 }).toBe(before + 1_000)
    // How fast it is, `npm run bench -- phone` tells.
    console.log(`a thousand records went out in ${Date.now() - from} ms`)
    await context.close()
  })
})

/** Every row of every database of this origin, as text. */
async function readEverything(): Promise<string> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const shown = (_: string, value: unknown) =>
    value instanceof ArrayBuffer ? new TextDecoder('latin1').decode(value) : value
  let text = ''
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name))
    for (const store of database.objectStoreNames) {
      const rows = await done(database.transaction(store).objectStore(store).getAll())
      text += `${name}/${store}: ${JSON.stringify(rows, shown)}\n`
    }
    database.close()
  }
  return text
}

/** Copies the first record `count` times under ids of their own, sealed with the signed-in person's key as the app does. */
async function multiplyOutbox(count: number): Promise<void> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve) => {
      request.onsuccess = () => resolve(request.result)
    })
  const known = await indexedDB.databases()
  const device = await done(indexedDB.open('muster-device'))
  const [{ key }] = await done(device.transaction('keyrings').objectStore('keyrings').getAll())
  const mine = known.find(({ name }) => name?.startsWith('muster-person-'))?.name ?? ''
  const database = await done(indexedDB.open(mine))
  const [first] = await done(database.transaction('outbox').objectStore('outbox').getAll())
  const place = (id: string) => new TextEncoder().encode(`outbox/${id}`)
  const { iv, data } = first.sealed
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: place(first.id) }, key, data)
  const rows: object[] = []
  for (let at = 0; at < count; at++) {
    const id = crypto.randomUUID()
    const sealed = {
      iv,
      data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: place(id) }, key, plain),
    }
    rows.push({ id, state: 'waiting', attempts: 0, notBefore: 0, madeAt: first.madeAt, sealed })
  }
  const writing = database.transaction('outbox', 'readwrite')
  for (const row of rows) writing.objectStore('outbox').add(row)
  await new Promise((resolve) => {
    writing.oncomplete = resolve
  })
}
