import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSettings } from '../../platform/server/settings.ts'
import { openCast } from '../support/cast.ts'
import { freePort } from '../support/free-port.ts'
import { type MarkedTownship, markTownship } from '../support/marked-township.ts'
import { sendSheet } from '../support/send-sheet.ts'
import { testDatabase } from '../support/test-database.ts'

const databaseUrl = await testDatabase()
const dataDir = mkdtempSync(join(tmpdir(), 'muster-log-'))
const environment = {
  PORT: String(await freePort()),
  MUSTER_DATA_DIR: dataDir,
  MUSTER_LOG_LEVEL: 'debug',
  DATABASE_URL: databaseUrl,
}
let log = ''
let server: ChildProcess
const url = `http://127.0.0.1:${environment.PORT}`
const as = openCast({ url, databaseUrl, settings: readSettings(environment) })
let township: MarkedTownship

beforeAll(async () => {
  const script = new URL('../support/run-server.ts', import.meta.url).pathname
  server = spawn(process.execPath, [script], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  server.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    log += chunk
  })
  await new Promise((ready) => server.stdout?.once('data', ready))
  township = await markTownship(as)
})

afterAll(() => {
  server.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

test('the log of a server that says all it can holds no name, no number, no password and no value, whatever goes wrong', async () => {
  const lead = await as('townshipLead')
  const secret = '演示机密值'
  const { responseId, ids } = township
  const person = { personId: ids.person, responseId, name: `${secret}\u0000`, identityNumber: secret, mobile: secret }
  await lead.isRefused('people.addPerson', person)
  await lead.isRefused('duty.openPosts', { responseId, posts: [{ postId: ids.post, name: secret }] })
  await lead.mayNotAsk('organisations.organisations', { after: `${secret} ${secret}` })
  await lead.mayNotAsk('responses.timeline', { responseId, after: `${secret} ${ids.post}` })
  await lead.mayNotAsk(`checkpoints.${secret}`, { text: secret })
  await lead.post('/api/auth/sign-in', { username: secret, password: secret }).catch(() => {})
  await lead.get(`/api/live?topics=${secret}`).then((answer) => answer.body?.cancel())
  await lead.get(`/api/${encodeURIComponent(secret)}?name=${encodeURIComponent(secret)}`)
  const sheet = `姓名,证件号码,村（社区）\r\n${secret},123,甲村\r\n"${secret}`
  await sendSheet(lead, 'people.people', sheet, { fields: { responseId }, fileName: `${secret}.csv` }).catch(() => {})
  await lead.post('/api/commands', `{"${secret}`).catch(() => {})
  expect(log).toMatch(/"msg":"answered"/)
  // A fault is there, with its place and without its value.
  expect(log).toMatch(/"msg":"fault"/)
  const passwords = [lead.password, lead.cookie.split('=')[1]?.split('.')[0] ?? lead.password]
  const shown = [...township.words, secret, encodeURIComponent(secret), ...passwords].filter((word) =>
    log.includes(word),
  )
  expect(shown).toEqual([])
  expect(log).not.toMatch(/select |insert into|update \w+\./i)
})
