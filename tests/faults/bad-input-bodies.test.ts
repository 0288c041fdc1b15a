import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { newId } from '../../platform/shared/ids.ts'
import { testServer } from '../support/test-server.ts'
import { INSIDE } from './bad-input-words.ts'

const { url, as } = await testServer()
const officer = await as('officer')

interface Told {
  code: string
  zh: string
  en: string
  outcome?: string
  problem?: Told
}

async function send(body: BodyInit, path = '/api/commands', headers: Record<string, string> = {}) {
  const answer = await fetch(url + path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'x-muster': '1', cookie: officer.cookie, ...headers },
  })
  const text = await answer.text()
  expect(text).not.toMatch(INSIDE)
  const told = JSON.parse(text) as Told
  return { status: answer.status, code: told.code ?? told.problem?.code, zh: told.zh ?? told.problem?.zh ?? '' }
}

const command = (more = '') =>
  `{"id":"${newId()}","action":"checkpoints.recordPassage","madeAt":"${new Date().toISOString()}","input":{${more}}}`

const bodies: [story: string, body: () => string | Uint8Array<ArrayBuffer>, status: number, code: string][] = [
  ['10 MB', () => `{"input":"${'x'.repeat(10 << 20)}"}`, 413, 'platform.tooLarge'],
  ['lists in lists, two million deep', () => '['.repeat(2_000_000), 400, 'platform.badCommand'],
  ['whole lists in lists, a million deep', () => '['.repeat(1e6) + ']'.repeat(1e6), 200, 'platform.badCommand'],
  ['a command nested deep', () => command(`"people":${'['.repeat(5e5)}${']'.repeat(5e5)}`), 200, 'platform.badInput'],
  ['a way into the prototype', () => command('"__proto__":{"struck":true}'), 400, 'platform.badCommand'],
  [
    'a way round by the constructor',
    () => command('"constructor":{"prototype":{"struck":true}}'),
    400,
    'platform.badCommand',
  ],
  [
    'a written-out way into the prototype',
    () => command('"\\u005f_proto__":{"struck":true}'),
    400,
    'platform.badCommand',
  ],
  ['a number beyond numbers', () => command('"direction":1e400'), 200, 'platform.badInput'],
  [
    'bytes that are no text',
    () => Uint8Array.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
    200,
    'platform.badCommand',
  ],
  ['a field of a newer phone', () => command('"weather":"rain"'), 200, 'platform.badInput'],
  ['a packed body', () => Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]), 400, 'platform.badCommand'],
]

test.each(bodies)('%s is told so, and the server goes on', async (_story, body, status, code) => {
  const answer = await send(body())
  expect(answer).toMatchObject({ status, code })
  expect(answer.zh).toMatch(/\p{Script=Han}.*。/u)
  expect(({} as { struck?: boolean }).struck).toBeUndefined()
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
})

test('characters that cannot be kept are refused in questions, at the door and in files as well', async () => {
  expect(await send('{"text":"甲\\u0000"}', '/api/queries/areas.search')).toMatchObject({ code: 'platform.badInput' })
  expect(await send('{"username":"a\\u0000b","password":"x"}', '/api/auth/sign-in')).toMatchObject({ status: 400 })
  for (const token of ['%00', '%ff', 'a%00b.c', "'; drop table access.session", '%']) {
    const cookie = `muster.session_token=${token}`
    expect(await send('{}', '/api/queries/areas.children', { cookie })).toMatchObject({ code: 'platform.signInFirst' })
  }
})

test('one unsound command of a phone’s batch is refused alone', async () => {
  const unsound = command('"note":"\\ud800"')
  const answer = await officer.post('/api/commands', { commands: [JSON.parse(unsound), JSON.parse(command())] })
  expect(answer).toMatchObject({ answers: [{ outcome: 'refused' }, { outcome: 'refused' }] })
})

/** One request as bytes: fetch would put the address right before it leaves. */
function raw(request: string): Promise<string> {
  const { hostname, port } = new URL(url)
  return new Promise((done) => {
    const socket = connect(Number(port), hostname, () => socket.write(request))
    let answer = ''
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      answer += chunk
    })
    socket.on('error', () => done(answer)).on('close', () => done(answer))
    setTimeout(() => socket.destroy(), 5000).unref()
  })
}

const ways = [
  '/../../../../etc/passwd',
  '/phone/../../../package.json',
  '/phone/..%2f..%2f..%2fpackage.json',
  '/%2e%2e/%2e%2e/package.json',
  '/assets/..%5c..%5c..%5cpackage.json',
  '/phone/%252e%252e%252fpackage.json',
  '//etc/passwd',
  '/assets/%00.js',
  '/phone/.%00./package.json',
  '/%zz',
  '/api/queries/..%2f..%2fpackage.json',
  '/api/queries/%zz',
  `/${'a'.repeat(9_000)}`,
  '/.git/config',
  '/data/master.key',
]

test.each(ways)('no address leads out of the pages: %s', async (path) => {
  const answer = await raw(`GET ${path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`)
  expect(answer).toMatch(/^HTTP\/1\.1 (200|3\d\d|400|404|414)/)
  expect(answer).not.toMatch(/root:x|"devDependencies"|\[core\]/)
  expect(answer.replace(path, '')).not.toMatch(INSIDE)
  if (!answer.startsWith('HTTP/1.1 2')) expect(answer).toMatch(/\p{Script=Han}/u)
})

test('what is no HTTP is hung up on, and a header without end is refused', async () => {
  expect(await raw('hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/)
  const long = `GET / HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`
  expect(await raw(long)).toMatch(/^HTTP\/1\.1 431/)
  const twice =
    'POST /api/commands HTTP/1.1\r\nhost: a\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n'
  expect(await raw(twice)).toMatch(/^HTTP\/1\.1 400/)
})
