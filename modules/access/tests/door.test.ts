import { expect, test } from 'vitest'
import { hire, type Member } from '../../../tests/support/cast.ts'
import { places } from '../../../tests/support/places.ts'
import { type Refused, Session } from '../../../tests/support/session.ts'
import { testServer } from '../../../tests/support/test-server.ts'

const server = await testServer()

let hired = 0
async function somebody(role = 'officer'): Promise<Member> {
  return hire(await server.as('administrator'), { username: `one-${++hired}`, role, areaId: places.township })
}

/** Opens the live stream as a page does; `ended` resolves when the server closes it. */
async function listen(member: Session) {
  const answer = await fetch(`${server.url}/api/live?topics=passages`, { headers: { cookie: member.cookie } })
  const reader = answer.body?.getReader()
  await reader?.read()
  const ended = (async () => {
    for (;;) {
      const part = await reader?.read().catch(() => undefined)
      if (!part || part.done) return 'ended'
    }
  })()
  return { ended, stop: () => reader?.cancel() }
}

const within = (ms: number, ended: Promise<string>) =>
  Promise.race([ended, new Promise((late) => setTimeout(() => late('still open'), ms))])

const endings: [story: string, end: (member: Member) => Promise<unknown>][] = [
  ['they sign out', (member) => member.post('/api/auth/sign-out', {})],
  [
    'they end that session from another browser',
    async (member) => {
      const other = new Session(server.url)
      await other.signIn(member.username, member.password)
      const { rows } = await other.ask<{ rows: { id: string; current: boolean }[] }>('access.sessions')
      for (const { id, current } of rows) if (!current) await other.does('access.endSession', { sessionId: id })
    },
  ],
  [
    'their account is disabled',
    async (member) =>
      (await server.as('administrator')).does('access.disableUser', { userId: member.userId, reason: '调离' }),
  ],
  [
    'their password is reset',
    async (member) =>
      (await server.as('administrator')).does('access.resetPassword', {
        userId: member.userId,
        password: 'handed-over-again',
      }),
  ],
  [
    'they change their password elsewhere',
    async (member) => {
      const other = new Session(server.url)
      await other.signIn(member.username, member.password)
      await other.post('/api/auth/change-password', { current: member.password, next: 'a-sentence-of-my-own' })
    },
  ],
]

test.each(endings)('when %s the next request is refused and the open stream ends at once', async (_story, end) => {
  const member = await somebody()
  const { cookie } = member
  const stream = await listen(member)
  await end(member)
  const still = Object.assign(new Session(server.url), { cookie })
  expect((await still.get('/api/session')).status).toBe(401)
  expect(await within(3_000, stream.ended)).toBe('ended')
})

test('a stream stays open while others come and go', async () => {
  const [stays, goes] = [await somebody(), await somebody()]
  const stream = await listen(stays)
  await goes.post('/api/auth/sign-out', {})
  expect(await within(500, stream.ended)).toBe('still open')
  stream.stop()
})

test('an account that is there, is not there, or is disabled takes about the same time to refuse', async () => {
  const [there, disabled] = [await somebody(), await somebody()]
  const administrator = await server.as('administrator')
  await administrator.does('access.disableUser', { userId: disabled.userId, reason: '调离' })
  const names = { there: there.username, disabled: disabled.username, nobody: 'nobody-of-that-name' }
  const took: Record<string, number[]> = { there: [], disabled: [], nobody: [] }
  const answers = new Set<string>()
  for (let round = 0; round < 4; round++) {
    for (const [kind, username] of Object.entries(names)) {
      const began = performance.now()
      const refused = await new Session(server.url).signIn(username, 'not-the-password').catch((error) => error)
      took[kind]?.push(performance.now() - began)
      answers.add(JSON.stringify([(refused as Refused).status, (refused as Refused).problem]))
    }
  }
  const fastest = Object.values(took).map((times) => Math.min(...times))
  expect(answers.size).toBe(1)
  // scrypt is nearly all of it: where it is left out, the answer comes twenty times as fast.
  expect(Math.max(...fastest) / Math.min(...fastest)).toBeLessThan(8)
})

test('a disabled account with the right password hears what a wrong password hears', async () => {
  const member = await somebody()
  await (await server.as('administrator')).does('access.disableUser', { userId: member.userId, reason: '调离' })
  const refused = await new Session(server.url).signIn(member.username, member.password).catch((error) => error)
  expect((refused as Refused).problem.code).toBe('access.wrongPassword')
})

/** Guesses until somebody says to wait; a busy machine may take longer over a guess than the first waits last. */
async function guessUntilSlowed(username: string) {
  const codes: string[] = []
  for (;;) {
    const answer = await fetch(`${server.url}/api/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-muster': '1' },
      body: JSON.stringify({ username, password: 'a-wrong-guess' }),
    })
    const told = (await answer.json()) as { code: string; zh: string; en: string; params: { seconds: number } }
    codes.push(told.code)
    if (answer.status === 429 || codes.length === 12) return { answer, told, codes }
  }
}

test('how long to wait is said in both languages, in the header, and comes true', async () => {
  const member = await somebody()
  const { answer, told } = await guessUntilSlowed(member.username)
  expect(answer.headers.get('retry-after')).toBe(String(told.params.seconds))
  expect(told.zh).toContain(`请${told.params.seconds}秒后再试`)
  expect(told.en).toContain(`Wait ${told.params.seconds} seconds`)
  await new Promise((done) => setTimeout(done, told.params.seconds * 1000))
  await new Session(server.url).signIn(member.username, member.password)
})

test('names nobody has are slowed like those that somebody has, so the slowing tells nothing either', async () => {
  const { codes } = await guessUntilSlowed('no-such-name')
  expect(codes.slice(0, 5)).toEqual(Array(5).fill('access.wrongPassword'))
  expect(codes.at(-1)).toBe('access.slowDown')
})
