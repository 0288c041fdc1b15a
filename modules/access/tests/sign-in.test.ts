import { expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import { places } from '../../../tests/support/places.ts'
import { Refused, Session } from '../../../tests/support/session.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import { isSoundPassword } from '../account.ts'

const server = await testServer()

async function problemOf(work: Promise<unknown>): Promise<Refused> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof Refused) return error
  throw new Error('it was not refused')
}

/** An account as an administrator hands it over, with its first password. */
async function handOver(username: string) {
  const administrator = await server.as('administrator')
  const account = { userId: newId(), username, password: `first-${newId()}` }
  await administrator.does('access.createUser', { ...account, name: '演示 新人', areaId: places.township })
  const until = new Date(Date.now() + 86_400_000).toISOString()
  await administrator.does('access.grantRole', {
    grantId: newId(),
    userId: account.userId,
    role: 'viewer',
    areaId: places.township,
    until,
  })
  return account
}

test('nobody is anybody without signing in', async () => {
  const nobody = await server.as('nobody')
  expect((await nobody.get('/api/session')).status).toBe(401)
  expect(await nobody.mayNotAsk('access.users')).toBe('platform.signInFirst')
})

test('a handed-over password opens nothing but its own change', async () => {
  const account = await handOver('newcomer')
  const session = new Session(server.url)
  await session.signIn(account.username, account.password)
  const before = (await (await session.get('/api/session')).json()) as Record<string, unknown>
  expect(before).toMatchObject({ user: { mustChangePassword: true, name: '演示 新人' }, permissions: [], places: [] })
  expect(
    (await problemOf(session.post('/api/auth/change-password', { current: 'wrong-wrong', next: 'a-new-password' })))
      .problem.code,
  ).toBe('access.currentWrong')
  expect(
    (await problemOf(session.post('/api/auth/change-password', { current: account.password, next: 'short' }))).problem
      .code,
  ).toBe('access.weakPassword')
  await session.post('/api/auth/change-password', { current: account.password, next: 'a-new-password' })
  const after = (await (await session.get('/api/session')).json()) as { permissions: string[]; places: unknown[] }
  expect(after.permissions).toContain('passage.read')
  expect(after.places).toMatchObject([{ areaId: places.township, role: 'viewer', level: 'township' }])
})

test('what guessers try first does not become a password', () => {
  const may = (password: string) => isSoundPassword(password, { username: 'liuwei' })
  for (const common of [
    '1234567890',
    '0987654321',
    'aaaaaaaaaa',
    'abababababab',
    'qwertyuiop',
    'Password123!',
    'Passw0rd2022',
    'woaini1314520',
    '1qaz2wsx3edc',
    '20222022',
    '123123123123',
    'liuwei-2022-tongwei',
    'admin123456',
  ])
    expect([common, may(common)]).toEqual([common, false])
  for (const own of [
    '清水河边的三棵老柳树',
    'horse stapler battery',
    'Kb7-mmq2-Rwd',
    'first-0198f3a2',
    '4711-blue-tractor',
  ])
    expect([own, may(own)]).toEqual([own, true])
})

test('a new password ends the other sessions and the old password', async () => {
  const account = await handOver('twoplaces')
  const [here, there] = [new Session(server.url), new Session(server.url)]
  await here.signIn(account.username, account.password)
  await there.signIn(account.username, account.password)
  await here.post('/api/auth/change-password', { current: account.password, next: 'a-new-password' })
  expect((await there.get('/api/session')).status).toBe(401)
  expect((await here.get('/api/session')).status).toBe(200)
  expect((await problemOf(there.signIn(account.username, account.password))).problem.code).toBe('access.wrongPassword')
})

test('each sign-in makes a new session, and the cookie that came along opens nothing any more', async () => {
  const account = await handOver('fixed')
  const session = new Session(server.url)
  await session.signIn(account.username, account.password)
  const planted = session.cookie
  await session.signIn(account.username, account.password)
  expect(session.cookie).not.toBe(planted)
  const old = new Session(server.url)
  old.cookie = planted
  expect((await old.get('/api/session')).status).toBe(401)
})

test('the cookie is out of reach of scripts and other sites', async () => {
  const account = await handOver('cookie')
  const answer = await fetch(`${server.url}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-muster': '1' },
    body: JSON.stringify({ username: account.username, password: account.password }),
  })
  const [cookie = ''] = answer.headers.getSetCookie()
  expect(cookie).toMatch(/HttpOnly/i)
  expect(cookie).toMatch(/SameSite=Lax/i)
  expect(JSON.stringify(await answer.json())).not.toContain('token')
})

test('signed out is signed out on the very next request', async () => {
  const account = await handOver('leaver')
  const session = new Session(server.url)
  await session.signIn(account.username, account.password)
  const { cookie } = session
  await session.post('/api/auth/sign-out', {})
  const again = new Session(server.url)
  again.cookie = cookie
  expect((await again.get('/api/session')).status).toBe(401)
})

test('a wrong password and an unknown user get the same answer', async () => {
  const account = await handOver('known')
  const session = new Session(server.url)
  const wrong = await problemOf(session.signIn(account.username, 'not-the-password'))
  const unknown = await problemOf(session.signIn('no-such-user', 'not-the-password'))
  const strange = await problemOf(session.signIn("'; drop --", 'x'))
  expect(unknown.problem).toEqual(wrong.problem)
  expect(strange.problem).toEqual(wrong.problem)
  expect(wrong.status).toBe(401)
})

test('guessing gets slower, also with many tries at once, and says for how long', async () => {
  const account = await handOver('guessed')
  const session = new Session(server.url)
  const began = Date.now()
  const tries = await Promise.all(
    Array.from({ length: 9 }, (_, at) => problemOf(session.signIn(account.username, `guess-number-${at}`))),
  )
  const slowed = tries.filter((one) => one.status === 429)
  expect(slowed).toHaveLength(4)
  expect(slowed[0]?.problem).toMatchObject({ code: 'access.slowDown', params: { seconds: expect.any(Number) } })
  const right = await session.signIn(account.username, account.password).catch((refused: Refused) => refused.status)
  // The right password waits too, for the two seconds; a busy machine may have taken longer to say all this.
  if (Date.now() - began < 2_000) expect(right).toBe(429)
})

test('nobody signs themselves up, and what better-auth knows besides stays shut', async () => {
  for (const path of [
    'sign-up/email',
    'sign-in/email',
    'update-user',
    'delete-user',
    'list-sessions',
    'is-username-available',
  ]) {
    const answer = await fetch(`${server.url}/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-muster': '1' },
      body: JSON.stringify({ email: 'a@example.com', password: 'long-enough-password', name: 'x' }),
    })
    expect(answer.status).toBe(404)
  }
})

test('a passkey begins with a challenge for whoever is signed in, and for nobody else', async () => {
  const viewer = await server.as('viewer')
  const options = (await (await viewer.get('/api/auth/passkey/generate-register-options')).json()) as Record<
    string,
    unknown
  >
  expect(options).toMatchObject({ challenge: expect.any(String), user: { name: `${viewer.username}@account.invalid` } })
  const nobody = await server.as('nobody')
  expect((await nobody.get('/api/auth/passkey/generate-register-options')).status).toBe(401)
  expect((await nobody.get('/api/auth/passkey/generate-authenticate-options')).status).toBe(200)
  const account = await handOver('passkeyless')
  const fresh = new Session(server.url)
  await fresh.signIn(account.username, account.password)
  const early = await fresh.get('/api/auth/passkey/generate-register-options')
  expect(await early.json()).toMatchObject({ code: 'access.changePasswordFirst' })
})
