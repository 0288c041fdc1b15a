import { expect, test } from 'vitest'
import { freePort } from '../../../../tests/support/free-port.ts'
import { testServer } from '../../../../tests/support/test-server.ts'
import { limitOf } from '../rate-limit.ts'

const { url, as } = await testServer()
const post = (path: string, headers: Record<string, string> = {}, at = url) =>
  fetch(at + path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: '{}' })

test('no POST of another site is answered: not with a cookie, not with any kind of body', async () => {
  const officer = await as('officer')
  const paths = ['/api/commands', '/api/queries/figures.list', '/api/exports/areas.areas', '/api/imports/areas.areas']
  const door = ['sign-in', 'sign-out', 'change-password', 'second-factor/show', 'passkey/verify-authentication']
  for (const path of [...paths, ...door.map((one) => `/api/auth/${one}`), '/api/auth/callback/oidc']) {
    for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const from = { origin: 'https://elsewhere.example', 'content-type': type, cookie: officer.cookie }
      const answer = await post(path, from)
      expect([path, type, answer.status]).toEqual([path, type, 403])
      expect(await answer.json()).toMatchObject({ code: 'platform.crossSite' })
    }
  }
  expect((await officer.get('/api/session')).status).toBe(200)
})

test('a browser that asks first is never told that another site may', async () => {
  const asked = await fetch(`${url}/api/commands`, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://elsewhere.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-muster,content-type',
    },
  })
  expect(asked.ok).toBe(false)
  for (const answer of [asked, await fetch(`${url}/api/session`, { headers: { origin: 'https://elsewhere.example' } })])
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
})

test('every kind of answer keeps to itself: pages, data, files, streams, refusals and what is not there', async () => {
  const officer = await as('officer')
  const live = await fetch(`${url}/api/live?topics=passages`, { headers: { cookie: officer.cookie } })
  const answers = [
    await officer.get('/api/session'),
    await fetch(`${url}/api/session`),
    await fetch(`${url}/api/openapi.json`),
    await fetch(`${url}/api/nothing`),
    await fetch(`${url}/healthz`),
    await post('/api/commands', { 'x-muster': '1' }),
    await post('/api/commands'),
    await post('/api/queries/areas.children', { 'x-muster': '1', cookie: officer.cookie }),
    live,
  ]
  for (const answer of answers) {
    expect(answer.headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/)
    expect(answer.headers.get('content-security-policy')).not.toMatch(/'unsafe-eval'|\*|https?:/)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('x-powered-by')).toBeNull()
    expect(answer.headers.get('server')).toBeNull()
  }
  await live.body?.cancel()
})

test('behind https the cookie is secure, and the browser is told to stay there', async () => {
  const port = String(await freePort())
  const secure = await testServer({ PORT: port, MUSTER_PUBLIC_URL: 'https://muster.example.gov.cn' })
  const viewer = await secure.as('viewer')
  const answer = await fetch(`${secure.url}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-muster': '1' },
    body: JSON.stringify({ username: viewer.username, password: viewer.password }),
  })
  const [cookie = ''] = answer.headers.getSetCookie()
  expect(cookie).toMatch(/^__Secure-muster\.session_token=[^;]{40,};/)
  expect(cookie).toMatch(/; Path=\/.*; HttpOnly; Secure; SameSite=Lax/i)
  expect((await fetch(`${secure.url}/healthz`)).headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/)
})

test('a stranger who asks and asks is told when to come back, and nobody who is signed in waits for them', async () => {
  const officer = await as('officer')
  let refused: Response | undefined
  // A slow machine gives back as it goes: whoever keeps on asking is stopped all the same.
  for (let round = 0; round < 10 && !refused; round++) {
    const asked = await Promise.all(Array.from({ length: 340 }, () => fetch(`${url}/healthz`)))
    refused = asked.find((answer) => answer.status === 429)
  }
  expect(refused?.headers.get('retry-after')).toMatch(/^\d+$/)
  expect(await refused?.json()).toMatchObject({
    code: 'platform.tooOften',
    zh: expect.stringMatching(/请\d+秒后再试/),
    en: expect.stringMatching(/in \d+ seconds/),
  })
  expect((await officer.get('/api/session')).status).toBe(200)
})

test('one account takes so many files in a while, another one its own', async () => {
  const { as } = await testServer({ MUSTER_FILES_AT_ONCE: '5' })
  const [viewer, commander] = [await as('viewer'), await as('commander')]
  const take = async (whose: typeof viewer) =>
    (await post('/api/exports/areas.areas', { 'x-muster': '1', cookie: whose.cookie }, whose.url)).status
  const taken = await Promise.all(Array.from({ length: 15 }, () => take(viewer)))
  expect(taken.filter((status) => status === 429).length).toBeGreaterThan(0)
  expect(taken.filter((status) => status === 200).length).toBeGreaterThanOrEqual(5)
  expect(await take(commander)).toBe(200)
})

test('a limit lets a burst go, then so many a second, for each key by itself, and keeps no more keys than it may', () => {
  let now = 0
  const limit = limitOf({ burst: 3, perSecond: 0.5 }, () => now)
  expect([1, 2, 3].map(() => limit.take('a'))).toEqual([0, 0, 0])
  expect(limit.take('a')).toBe(2)
  expect(limit.take('b')).toBe(0)
  now = 2_000
  expect(limit.take('a')).toBe(0)
  expect(limit.take('a')).toBe(2)
  for (let stranger = 0; stranger < 60_000; stranger++) limit.take(`stranger ${stranger}`)
  expect(limit.take('a')).toBe(0)
})
