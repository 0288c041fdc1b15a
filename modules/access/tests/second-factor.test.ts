import { readFileSync } from 'node:fs'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import { openAResponse } from '../../../tests/support/open-a-response.ts'
import { madeUpPerson, villagesOf } from '../../../tests/support/people-sheet.ts'
import { places } from '../../../tests/support/places.ts'
import { sendSheet } from '../../../tests/support/send-sheet.ts'
import { Refused, Session } from '../../../tests/support/session.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import { codeAt, stepAt, stepOf } from '../server/time-codes.ts'

const server = await testServer({ MUSTER_SECOND_FACTOR: 'personal' })
const divisions = new URL('../../areas/divisions/621121.csv', import.meta.url)
const personId = newId()

beforeAll(async () => {
  const commander = await server.as('commander')
  const responseId = await openAResponse(server.databaseUrl, places.county)
  await sendSheet(commander, 'areas.areas', readFileSync(divisions), { fileName: '621121.csv' })
  const { township: _, area: __, ...fields } = madeUpPerson(1, villagesOf(divisions))
  await commander.does('people.addPerson', { responseId, personId, areaId: '621121100201000000', ...fields })
})

const reveal = (desk: Session) => desk.ask('people.reveal', { personId, purpose: 'epidemicControl' })
const factor = async (desk: Session) =>
  ((await (await desk.get('/api/session')).json()) as { secondFactor: Record<string, boolean> }).secondFactor

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return error instanceof Refused ? error.problem.code : 'was not refused'
}

/** What a code app shows, `later` steps of half a minute from now. */
function shown(secret: string, later = 0): string {
  const bits = [...secret].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
  const bytes = (bits.join('').match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2))
  return codeAt(Buffer.from(bytes), stepAt(new Date()) + later)
}

async function setUp(desk: Session): Promise<{ secret: string; used: string }> {
  const begun = (await desk.post('/api/auth/second-factor/begin', {})) as { secret: string; picture: string }
  expect(begun.picture).toMatch(/^data:image\/png/)
  const used = shown(begun.secret)
  await desk.post('/api/auth/second-factor/confirm', { code: used })
  return { secret: begun.secret, used }
}

test('a code app makes the codes of RFC 6238', () => {
  const secret = Buffer.from('12345678901234567890')
  // Appendix B of the RFC, the last six of its eight digits.
  const table = [
    [59, '287082'],
    [1111111109, '081804'],
    [1234567890, '005924'],
    [20000000000, '353130'],
  ] as const
  for (const [seconds, code] of table) {
    const now = new Date(seconds * 1000)
    expect(codeAt(secret, stepAt(now))).toBe(code)
    expect(stepOf(secret, code, { now, lastStep: 0 })).toBe(stepAt(now))
    expect(stepOf(secret, code, { now: new Date(seconds * 1000 + 90_000), lastStep: 0 })).toBeUndefined()
    expect(stepOf(secret, code, { now, lastStep: stepAt(now) })).toBeUndefined()
  }
})

test('a desk that sees personal data reads none of it by a password alone, and is told what to do', async () => {
  const desk = await server.as('peopleDesk')
  expect(await factor(desk)).toEqual({ app: false, passkey: false, shown: false, missing: true })
  expect(await codeOf(reveal(desk))).toBe('access.secondFactorFirst')
  const viewer = await server.as('viewer')
  expect(await factor(viewer)).toMatchObject({ missing: false })
})

test('with a code of their app the desk reads; the next session by password alone does not', async () => {
  const desk = await server.as('medic')
  const { secret } = await setUp(desk)
  expect(await factor(desk)).toEqual({ app: true, passkey: false, shown: true, missing: false })
  expect(await reveal(desk)).toMatchObject({ personId })
  const again = new Session(server.url)
  await again.signIn(desk.username, desk.password)
  expect(await codeOf(reveal(again))).toBe('access.secondFactorFirst')
  await again.post('/api/auth/second-factor/show', { code: shown(secret, 1) })
  expect(await reveal(again)).toMatchObject({ personId })
})

test('a code opens once, and a thief of the password cannot make another app, a passkey, or take this one away', async () => {
  const desk = await server.as('permitDesk')
  const { used } = await setUp(desk)
  const thief = new Session(server.url)
  await thief.signIn(desk.username, desk.password)
  expect(await codeOf(thief.post('/api/auth/second-factor/show', { code: used }))).toBe('access.codeWrong')
  for (const path of ['begin', 'confirm', 'remove'])
    expect(await codeOf(thief.post(`/api/auth/second-factor/${path}`, {}))).toBe('access.secondFactorFirst')
  const options = await thief.get('/api/auth/passkey/generate-register-options')
  expect(await options.json()).toMatchObject({ code: 'access.secondFactorFirst' })
  expect(await factor(thief)).toMatchObject({ shown: false })
})

test('guessing codes gets slower like guessing passwords', async () => {
  const desk = await server.as('townshipLead')
  await setUp(desk)
  const guesser = new Session(server.url)
  await guesser.signIn(desk.username, desk.password)
  const codes = await Promise.all(
    Array.from({ length: 8 }, (_, at) => codeOf(guesser.post('/api/auth/second-factor/show', { code: `00000${at}` }))),
  )
  expect(codes.filter((code) => code === 'access.slowDown').length).toBeGreaterThan(1)
  expect(codes).not.toContain('was not refused')
})

test('the secret is sealed in the database, and a reset of the password takes the app away', async () => {
  const [desk, administrator] = [await server.as('gateLead'), await server.as('administrator')]
  const { secret } = await setUp(desk)
  const client = new pg.Client(server.databaseUrl)
  await client.connect()
  const all = await client.query('select code_app::text as text from access.code_app')
  expect(all.rows.map(({ text }) => text).join()).not.toContain(secret)
  const mine = () => client.query('select from access.code_app where user_id = $1', [desk.userId])
  expect((await mine()).rowCount).toBe(1)
  await administrator.does('access.resetPassword', { userId: desk.userId, password: `reset-${newId()}` })
  expect((await mine()).rowCount).toBe(0)
  await client.end()
})

test('where the setting is off, a password is enough', async () => {
  const plain = await testServer()
  expect(await factor(await plain.as('peopleDesk'))).toMatchObject({ missing: false })
})
