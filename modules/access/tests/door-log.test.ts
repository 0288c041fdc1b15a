import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSettings } from '../../../platform/server/settings.ts'
import { openCast } from '../../../tests/support/cast.ts'
import { freePort } from '../../../tests/support/free-port.ts'
import { testDatabase } from '../../../tests/support/test-database.ts'

const databaseUrl = await testDatabase()
const dataDir = mkdtempSync(join(tmpdir(), 'muster-door-'))
const environment = {
  PORT: String(await freePort()),
  HOST: '0.0.0.0',
  MUSTER_DATA_DIR: dataDir,
  MUSTER_LOG_LEVEL: 'info',
  DATABASE_URL: databaseUrl,
}
const url = `http://127.0.0.1:${environment.PORT}`
const as = openCast({ url, databaseUrl, settings: readSettings(environment) })
let log = ''
let server: ChildProcess

beforeAll(async () => {
  const script = new URL('../../../tests/support/run-server.ts', import.meta.url).pathname
  server = spawn(process.execPath, [script], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  server.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    log += chunk
  })
  await new Promise((ready) => server.stdout?.once('data', ready))
})

afterAll(() => {
  server.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

const lines = () =>
  log
    .split('\n')
    .filter((line) => line.includes('"door"'))
    .map((line) => JSON.parse(line) as Record<string, string>)

function signIn(username: string, password: string, { at = url, says = '' } = {}) {
  const headers = { 'content-type': 'application/json', 'x-muster': '1', ...(says ? { 'x-forwarded-for': says } : {}) }
  return fetch(`${at}/api/auth/sign-in`, { method: 'POST', headers, body: JSON.stringify({ username, password }) })
}

test('the log says who came in, who did not, who was slowed and who left, by ids that name nobody', async () => {
  const viewer = await as('viewer')
  await expect.poll(() => log).toContain('passwordChanged')
  log = ''
  await signIn(viewer.username, viewer.password)
  for (let at = 0; at < 6; at++) await signIn('guessed-name', 'a-guess-at-it')
  await signIn('another-name', 'a-guess-at-it')
  await viewer.post('/api/auth/sign-out', {})
  await expect.poll(() => lines().length).toBeGreaterThanOrEqual(9)
  const told = lines()
  expect(told.map(({ door }) => door)).toEqual(['opened', ...Array(5).fill('refused'), 'slowed', 'refused', 'closed'])
  expect(told[0]).toMatchObject({ user: viewer.userId, route: '/api/auth/sign-in', time: expect.any(Number) })
  // Tries at one name belong together, whatever server they came to; tries at another do not.
  expect(new Set(told.slice(1, 7).map((line) => line.try)).size).toBe(1)
  expect(told[7]?.try).not.toBe(told[1]?.try)
  expect(log).not.toMatch(/guessed-name|another-name|a-guess|viewer|127\.0\.0\.1/)
})

test('where somebody comes from is believed of the proxy on this machine, and of nobody else', async () => {
  const medic = await as('medic')
  const other = Object.values(networkInterfaces())
    .flat()
    .find((one) => one && one.family === 'IPv4' && !one.internal)
  const client = new pg.Client(databaseUrl)
  await client.connect()
  const from = async (at: string) => {
    await signIn(medic.username, medic.password, { at, says: '203.0.113.9' })
    const { rows } = await client.query('select ip_address from access.session order by created_at desc limit 1')
    return rows[0]?.ip_address
  }
  expect(await from(url)).toBe('203.0.113.9')
  if (other) expect(await from(`http://${other.address}:${environment.PORT}`)).toBe(other.address)
  await client.end()
})

test('a fault at the door is answered with a reference, and nothing of it is printed', async () => {
  const officer = await as('officer')
  const client = new pg.Client(databaseUrl)
  await client.connect()
  await client.query('alter table access.session rename column token to gone')
  log = ''
  const answer = await signIn(officer.username, officer.password)
  await client.query('alter table access.session rename column gone to token')
  await client.end()
  expect(answer.status).toBe(500)
  expect(await answer.json()).toMatchObject({ code: 'platform.fault', params: { reference: expect.any(String) } })
  await expect.poll(() => log).toContain('"msg":"fault"')
  expect(log).not.toMatch(new RegExp(`SERVER_ERROR|column|${officer.username}|${officer.password}`))
})
