import pg from 'pg'
import { expect, test } from 'vitest'
import { freePort } from '../../../tests/support/free-port.ts'
import { identityHouse, signInAtHouse, Wanderer } from '../../../tests/support/identity-house.ts'
import { Refused, Session } from '../../../tests/support/session.ts'
import { testServer } from '../../../tests/support/test-server.ts'

const port = String(await freePort())
const house = await identityHouse(`http://127.0.0.1:${port}`)
const server = await testServer({ PORT: port, ...house.settings })
const callback = `${server.url}/api/auth/callback/oidc`

/** Presses the button of the sign-in page; answers where the browser is sent, and the browser. */
async function leave(path = '/api/auth/sign-in/social', as = new Session(server.url), target = server) {
  const body = { provider: 'oidc', callbackURL: '/', errorCallbackURL: '/' }
  const { url } = (await as.post(path, body)) as { url: string }
  const wanderer = new Wanderer()
  wanderer.takeCookies(target.url, as.cookie)
  return { url, wanderer }
}

function sessionOf(wanderer: Wanderer, url = server.url): Session {
  return Object.assign(new Session(url), { cookie: wanderer.cookiesOf(url) })
}

async function whoIs(session: Session): Promise<string | undefined> {
  const answer = await session.get('/api/session')
  return answer.ok ? ((await answer.json()) as { user: { username: string } }).user.username : undefined
}

test('the button carries the configured name, and the way there has state, nonce and PKCE', async () => {
  const nobody = await server.as('nobody')
  expect(await (await nobody.get('/api/auth/ways')).json()).toMatchObject({
    oidc: [{ id: 'oidc', name: '演示统一认证' }],
  })
  const { url } = await leave()
  const asked = new URL(url)
  expect(asked.origin).toBe(house.issuer)
  expect(Object.fromEntries(asked.searchParams)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    code_challenge: expect.stringMatching(/.{43}/),
    state: expect.stringMatching(/.{16}/),
    nonce: expect.stringMatching(/.{16}/),
    redirect_uri: callback,
  })
})

test('whoever tied their account to the other house signs in from there', async () => {
  const viewer = await server.as('viewer')
  const tie = await leave('/api/auth/link-social', viewer)
  expect((await signInAtHouse(tie.wanderer, tie.url, 'somebody')).url).toBe(`${server.url}/`)
  const { url, wanderer } = await leave()
  await signInAtHouse(wanderer, url, 'somebody')
  expect(await whoIs(sessionOf(wanderer))).toBe('viewer')
  expect(await (await viewer.get('/api/auth/ways')).json()).toMatchObject({ oidc: [{ tied: true }] })
})

test('somebody known there but not here stays outside, is told so, and no account is made', async () => {
  const { url, wanderer } = await leave()
  const back = await signInAtHouse(wanderer, url, 'viewer')
  expect(back.url).toBe(`${server.url}/?error=signup_disabled`)
  expect(await whoIs(sessionOf(wanderer))).toBeUndefined()
  const administrator = await server.as('administrator')
  const { rows } = await administrator.ask<{ rows: { username: string }[] }>('access.users')
  expect(rows.map((row) => row.username)).toEqual(['cast-administrator', 'viewer'])
})

test('whoever says no at the other house comes back outside', async () => {
  const { url, wanderer } = await leave()
  const asked = await wanderer.go(url)
  const back = await wanderer.go(`${asked.url}/abort`)
  expect(back.url).toMatch(/\/\?error=access_denied/)
  expect(await whoIs(sessionOf(wanderer))).toBeUndefined()
})

test('an answer with another state, or carried to another browser, opens nothing', async () => {
  const changed = await leave()
  const kept = await signInAtHouse(changed.wanderer, changed.url, 'somebody', callback)
  const forged = new URL(kept.url)
  forged.searchParams.set('state', 'x'.repeat(32))
  expect((await changed.wanderer.go(forged.href)).url).toMatch(/error=state_mismatch|error=please_restart/)
  const carried = await leave()
  const answer = await signInAtHouse(carried.wanderer, carried.url, 'somebody', callback)
  const stranger = new Wanderer()
  expect((await stranger.go(answer.url)).url).toMatch(/error=state_mismatch/)
  expect(await whoIs(sessionOf(stranger))).toBeUndefined()
})

test('an answer that was used once does not open a second time', async () => {
  const { url, wanderer } = await leave()
  const answer = await signInAtHouse(wanderer, url, 'somebody', callback)
  await wanderer.go(answer.url)
  expect(await whoIs(sessionOf(wanderer))).toBe('viewer')
  const again = new Wanderer()
  await again.go(answer.url)
  expect(await whoIs(sessionOf(again))).toBeUndefined()
})

test('signing in from there makes a new session and ends the one that came along', async () => {
  const officer = await server.as('officer')
  const before = Object.assign(new Session(server.url), { cookie: officer.cookie })
  const { url, wanderer } = await leave('/api/auth/sign-in/social', before)
  await signInAtHouse(wanderer, url, 'somebody')
  expect(await whoIs(sessionOf(wanderer))).toBe('viewer')
  expect(await whoIs(officer)).toBeUndefined()
})

test('a token that somebody brings along, and an address elsewhere to come back to, are refused', async () => {
  const nobody = new Session(server.url)
  const tried = (body: object) =>
    nobody.post('/api/auth/sign-in/social', { provider: 'oidc', ...body }).catch((error: Refused) => error.problem.code)
  expect(await tried({ callbackURL: 'https://elsewhere.example/' })).toBe('platform.badInput')
  expect(await tried({ callbackURL: '//elsewhere.example/' })).toBe('platform.badInput')
  expect(await tried({ provider: 'github' })).toBe('platform.badInput')
  const brought = (await tried({ idToken: { token: 'made.up.token' } })) as { url?: string }
  expect(brought.url).toMatch(house.issuer)
})

test('a disabled account stays shut from there too', async () => {
  const { url, wanderer } = await leave()
  const client = new pg.Client(server.databaseUrl)
  await client.connect()
  await client.query("update access.user_account set disabled_at = now() where username = 'viewer'")
  expect((await signInAtHouse(wanderer, url, 'somebody')).url).toMatch(/error=account_disabled/)
  await client.query("update access.user_account set disabled_at = null where username = 'viewer'")
  await client.end()
  expect(await whoIs(sessionOf(wanderer))).toBeUndefined()
})

test('with a matching claim set, the account of that username is found, and nobody else gets in', async () => {
  const at = String(await freePort())
  const other = await identityHouse(`http://127.0.0.1:${at}`)
  const matching = await testServer({ PORT: at, ...other.settings, MUSTER_OIDC_MATCH: 'preferred_username' })
  await matching.as('medic')
  const known = await leave('/api/auth/sign-in/social', new Session(matching.url), matching)
  await signInAtHouse(known.wanderer, known.url, 'Medic')
  expect(await whoIs(sessionOf(known.wanderer, matching.url))).toBe('medic')
  const unknown = await leave('/api/auth/sign-in/social', new Session(matching.url), matching)
  expect((await signInAtHouse(unknown.wanderer, unknown.url, 'nobody-here')).url).toMatch(/error=signup_disabled/)
})

test('while the other house is down its button says so in both languages, and passwords go on', async () => {
  const { url, wanderer } = await leave()
  const answer = await signInAtHouse(wanderer, url, 'somebody', callback)
  await house.shut()
  const refused = await leave().catch((error: unknown) => error)
  if (!(refused instanceof Refused)) throw new Error('it was not refused')
  expect(refused).toMatchObject({ status: 503, problem: { code: 'access.signOnDown' } })
  expect(refused.problem.params).toEqual({ name: '演示统一认证' })
  expect((await wanderer.go(answer.url)).url).toMatch(/error=invalid_code/)
  const viewer = await server.as('viewer')
  const session = new Session(server.url)
  await session.signIn(viewer.username, viewer.password)
  expect(await whoIs(session)).toBe('viewer')
})
