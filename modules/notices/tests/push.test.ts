import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction, openPool } from '../../../platform/server/database.ts'
import type { JobContext } from '../../../platform/server/jobs.ts'
import { readSettings } from '../../../platform/server/settings.ts'
import { readMasterKey } from '../../../platform/server/vault/master-key.ts'
import { openVault } from '../../../platform/server/vault/vault.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { defineMessages } from '../../../platform/shared/message.ts'
import type { Part } from '../../../tests/support/cast.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import { tell } from '../server/public.ts'
import { push } from '../server/push.ts'
import { browserAt, provedClaims, pushService } from './push-service.ts'

const messages = defineMessages('demo', {
  lampLit: { zh: '{who}门口的灯亮了', en: 'The lamp at {who} is lit', push: { zh: '灯亮了', en: 'A lamp is lit' } },
})

const { as, databaseUrl, dataDir } = await testServer({ MUSTER_PUSH_REACH: 'anywhere' })
const service = await pushService()
const owner = new pg.Client({ connectionString: databaseUrl })
await owner.connect()
const pool = openPool(databaseUrl, { max: 2 })
const { masterKeyFile } = readSettings({ MUSTER_DATA_DIR: dataDir })
const vault = openVault(pool, await readMasterKey(masterKeyFile))
afterAll(async () => {
  await owner.end()
  await pool.end()
})

beforeAll(async () => {
  for (const part of ['officer', 'medic', 'gateLead', 'otherOfficer'] as const) await as(part)
})

/** Subscribes a browser of somebody; answers it. */
async function subscribed(part: Part, language: 'zh' | 'en' = 'zh') {
  const browser = browserAt(service.origin)
  const subscriptionId = newId()
  await (await as(part)).does('notices.subscribePush', { subscriptionId, ...browser.subscription, language })
  return { ...browser, subscriptionId }
}

/** By day in a year to come, so that neither the hour nor the house's own worker has a say in it. */
const noon = new Date('2090-06-15T12:00:00+08:00')
const night = new Date('2090-06-15T23:30:00+08:00')

/** Tells somebody something at a moment of our choosing; its pushes wait in the queue for that moment. */
async function telling(part: Part, { now = noon, beginsAt }: { now?: Date; beginsAt?: Date } = {}): Promise<string> {
  const { userId } = await as(part)
  const news = { userId, key: newId(), message: messages.lampLit({ who: '张家' }), link: '/duty' }
  await inTransaction(pool, { scope: '{}', mode: 'upkeep' }, ({ client }) =>
    tell(client, now, [{ ...news, ...(beginsAt ? { beginsAt } : {}) }]),
  )
  const { rows } = await owner.query('select id from notices.message where key = $1', [news.key])
  return rows[0].id
}
const deliveries = async (messageId: string) =>
  (
    await owner.query('select state, attempts, why, due_at as "dueAt" from notices.delivery where message_id = $1', [
      messageId,
    ])
  ).rows

/** Does what the worker does once the moment is there. */
async function pushNow(messageId: string, subscriptionId: string): Promise<void> {
  // A delivery's own clock is the database's, which may stand at night: what begins soon may ring at any hour.
  const soon = new Date(Date.now() + 3_600_000)
  await owner.query('update notices.message set begins_at = $2 where id = $1', [messageId, soon])
  await push.run({ pool, vault } as JobContext, { messageId, subscriptionId })
  // What it handed over for later, the house's own worker must not do in the middle of a story.
  await owner.query(
    "select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker.jobs where task_identifier = 'notices.push'",
  )
}

test('a message reaches the browser that asked for it, readable there alone, signed by the house, and says nothing of anybody', async () => {
  const browser = await subscribed('officer', 'en')
  const messageId = await telling('officer')
  expect(await deliveries(messageId)).toEqual([{ state: 'waiting', attempts: 0, why: null, dueAt: noon }])
  await pushNow(messageId, browser.subscriptionId)
  expect(await deliveries(messageId)).toMatchObject([{ state: 'sent', attempts: 1, why: null }])
  const [arrived, ...more] = service.arrived.filter(({ path }) => path === browser.path)
  expect(more).toEqual([])
  const told = browser.read(arrived?.body ?? Buffer.alloc(0))
  expect(told).toEqual({ title: '集结号', body: 'A lamp is lit', tag: messageId, link: '/messages' })
  expect(JSON.stringify(told)).not.toContain('张')
  expect(() => browserAt(service.origin).read(arrived?.body ?? Buffer.alloc(0))).toThrow()
  const { publicKey } = await (await as('officer')).ask<{ publicKey: string }>('notices.push')
  expect(provedClaims(arrived?.headers.authorization)).toMatchObject({ aud: service.origin, key: publicKey })
  // A second try after a crash of the worker sends nothing more.
  await pushNow(messageId, browser.subscriptionId)
  expect(service.arrived.filter(({ path }) => path === browser.path)).toHaveLength(1)
})

test('at night the phone stays still until seven, or until two hours before what the message speaks of', async () => {
  await subscribed('gateLead')
  const dueOf = async (beginsAt?: Date) =>
    (await deliveries(await telling('gateLead', { now: night, ...(beginsAt ? { beginsAt } : {}) })))[0].dueAt
  expect(await dueOf()).toEqual(new Date('2090-06-16T07:00:00+08:00'))
  expect(await dueOf(new Date('2090-06-16T01:00:00+08:00'))).toEqual(night)
  expect(await dueOf(new Date('2090-06-16T04:00:00+08:00'))).toEqual(new Date('2090-06-16T02:00:00+08:00'))
})

test('a service that is away is tried again later and later, and given up at last; the administrator sees it', async () => {
  const browser = await subscribed('medic')
  const messageId = await telling('medic')
  service.answerNext(503, 429, 500, 503, 503, 503)
  const pauses: number[] = []
  for (let attempt = 0; attempt < 5; attempt++) {
    const before = Date.now()
    await pushNow(messageId, browser.subscriptionId)
    const [row] = await deliveries(messageId)
    expect(row).toMatchObject({ state: 'waiting', attempts: attempt + 1 })
    pauses.push(Math.round((row.dueAt.getTime() - before) / 60_000))
  }
  expect(pauses.toSorted((a, b) => a - b)).toEqual(pauses)
  expect(pauses.at(-1)).toBeGreaterThanOrEqual(180)
  const seen = async (part: Part) =>
    (
      await (
        await as(part)
      ).ask<{ rows: { host: string; why: string; nextAt: string | null }[] }>('notices.pushFailures')
    ).rows
  const host = new URL(service.origin).host
  expect(await seen('administrator')).toMatchObject([{ host, why: '503', attempts: 5 }])
  await pushNow(messageId, browser.subscriptionId)
  expect(await deliveries(messageId)).toMatchObject([{ state: 'failed', attempts: 6, why: '503' }])
  expect(await seen('administrator')).toMatchObject([{ nextAt: null, name: '演示 medic' }])
  expect(await seen('townshipLead')).toHaveLength(1)
  expect(await seen('otherTownshipLead')).toEqual([])
  expect(await (await as('officer')).mayNotAsk('notices.pushFailures')).toBe('platform.notAllowed')
})

test('a browser that its service knows no longer is let go; what was read or has begun is not pushed', async () => {
  const browser = await subscribed('otherOfficer')
  const [late, read, gone] = [
    await telling('otherOfficer'),
    await telling('otherOfficer'),
    await telling('otherOfficer'),
  ]
  await owner.query('update notices.message set begins_at = $2 where id = $1', [late, new Date(Date.now() - 1000)])
  const handed = (messageId: string) => ({ messageId, subscriptionId: browser.subscriptionId })
  await push.run({ pool, vault } as JobContext, handed(late))
  await (await as('otherOfficer')).does('notices.readMessages', { messageIds: [read] })
  await pushNow(read, browser.subscriptionId)
  expect([...(await deliveries(late)), ...(await deliveries(read))].map(({ state }) => state)).toEqual([
    'needless',
    'needless',
  ])
  service.answerNext(410)
  await pushNow(gone, browser.subscriptionId)
  expect(await deliveries(gone)).toMatchObject([{ state: 'failed', why: '410' }])
  expect(await deliveries(await telling('otherOfficer'))).toEqual([])
})

test('notices.subscribePush refuses what is no web address; the next person at a browser takes it over; notices.endPush refuses another’s', async () => {
  const [officer, medic] = [await as('officer'), await as('medic')]
  const browser = browserAt(service.origin)
  const asked = { subscriptionId: newId(), ...browser.subscription, language: 'zh' }
  const wrong = { ...asked, endpoint: 'file:///etc/passwd' }
  expect(await officer.isRefused('notices.subscribePush', wrong)).toBe('notices.pushAddress')
  expect(await officer.isRefused('notices.subscribePush', { ...asked, auth: 'short' })).toBe('platform.badInput')
  await officer.does('notices.subscribePush', asked)
  const hashes = async (part: Part) =>
    (await (await as(part)).ask<{ endpointHashes: string[] }>('notices.push')).endpointHashes
  const endpointHash = (await hashes('officer')).at(-1) ?? ''
  expect(await medic.isRefused('notices.endPush', { endpointHash })).toBe('platform.notFound')
  await medic.does('notices.subscribePush', { ...asked, subscriptionId: newId() })
  expect(await hashes('officer')).not.toContain(endpointHash)
  expect(await hashes('medic')).toContain(endpointHash)
  await medic.does('notices.endPush', { endpointHash })
  expect(await medic.isRefused('notices.endPush', { endpointHash })).toBe('platform.notFound')
})

test('neither the house’s private key nor the address of a browser is legible in the database', async () => {
  const browser = await subscribed('gateLead')
  const { rows } = await owner.query(
    `select coalesce(string_agg(one::text, ' '), '') as all from (
       select input as one from platform.ledger_entry where action = 'notices.subscribePush'
       union all select sub::text from notices.subscription sub union all select key::text from notices.push_key key) as seen`,
  )
  expect(rows[0].all).not.toContain(browser.path)
  expect(rows[0].all).not.toContain(browser.subscription.auth)
})
