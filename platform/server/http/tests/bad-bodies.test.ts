import { expect, test } from 'vitest'
import { testServer } from '../../../../tests/support/test-server.ts'
import { newId } from '../../../shared/ids.ts'

const { url, as } = await testServer()
const officer = await as('officer')
const command = () => ({
  id: newId(),
  action: 'checkpoints.recordPassage',
  input: {},
  madeAt: new Date().toISOString(),
})

interface Told {
  code: string
  zh: string
  en: string
}

async function send(path: string, body: BodyInit, headers: Record<string, string> = {}) {
  const answer = await fetch(url + path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'x-muster': '1', cookie: officer.cookie, ...headers },
  })
  return {
    status: answer.status,
    told: (await answer.json()) as Told & { outcome?: string; problem?: Told; answers?: { problem: Told }[] },
  }
}

function expectSaid({ zh, en }: Told) {
  expect(zh).toMatch(/\p{Script=Han}.*。/u)
  expect(en).toMatch(/[a-z].*\./)
  // Neither a stack nor the inside of the server is for strangers.
  expect(zh + en).not.toMatch(/\bat \/|node_modules|FST_|\{\w+\}|undefined/)
}

const many = JSON.stringify({ commands: Array.from({ length: 201 }, command) })
const bodies: [story: string, body: string, status: number, code: string, headers?: Record<string, string>][] = [
  ['text that is no JSON', '{"id": ', 400, 'platform.badCommand'],
  ['nothing at all', '', 400, 'platform.badCommand'],
  ['201 commands', many, 413, 'platform.tooManyCommands'],
  ['5 MB', JSON.stringify({ ...command(), input: 'x'.repeat(5 << 20) }), 413, 'platform.tooLarge'],
  ['commands that are no list', '{"commands": {"length": 3}}', 400, 'platform.badCommand'],
  ['a form', 'id=1', 400, 'platform.badCommand', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['a body of no declared kind', '{}', 400, 'platform.badCommand', { 'content-type': '' }],
  ['a page of another site', JSON.stringify(command()), 403, 'platform.crossSite', { 'x-muster': '' }],
  ['nobody who is signed in', JSON.stringify(command()), 401, 'platform.signInFirst', { cookie: '' }],
  [
    'a forged session',
    JSON.stringify(command()),
    401,
    'platform.signInFirst',
    { cookie: officer.cookie.replace(/=.{5}/, '=AAAAA') },
  ],
]

test.each(bodies)(
  'the command desk says in both languages what is wrong with %s',
  async (_story, body, status, code, headers) => {
    const answer = await send('/api/commands', body, headers)
    expect({ status: answer.status, code: answer.told.code }).toEqual({ status, code })
    expectSaid(answer.told)
  },
)

const commands: [story: string, change: object, code: string][] = [
  ['an action that there is not', { action: 'checkpoints.openGates' }, 'platform.unknownAction'],
  ['an action from the inside of the language', { action: '__proto__' }, 'platform.unknownAction'],
  ['an id that is no version 7', { id: crypto.randomUUID() }, 'platform.badCommand'],
  ['no id', { id: undefined }, 'platform.badCommand'],
  ['a day that is no day', { madeAt: '2022-02-31' }, 'platform.badCommand'],
  [
    'a time far ahead',
    {
      madeAt: new Date(Date.now() + 3_600_000).toISOString(),
      ...{ action: 'access.endSession', input: { sessionId: newId() } },
    },
    'platform.tooEarly',
  ],
  ['a field of its own', { role: 'administrator' }, 'platform.badCommand'],
  ['an input that does not fit', { input: { subject: 'camel' } }, 'platform.badInput'],
  ['no input', { input: null }, 'platform.badInput'],
]

test.each(commands)(
  'a command with %s is refused alone, in both languages, and the rest of its batch is read',
  async (_story, change, code) => {
    const alone = await send('/api/commands', JSON.stringify({ ...command(), ...change }))
    expect(alone).toMatchObject({ status: 200, told: { outcome: 'refused', problem: { code } } })
    expectSaid(alone.told.problem as Told)
    const batch = await send(
      '/api/commands',
      JSON.stringify({ commands: [null, 7, 'x', [], { ...command(), ...change }, command()] }),
    )
    const codes = batch.told.answers?.map(({ problem }) => problem.code)
    expect(codes).toEqual([...Array(4).fill('platform.badCommand'), code, 'platform.badInput'])
  },
)

const questions: [story: string, path: string, body: string, status: number, code: string][] = [
  ['that there is not', '/api/queries/checkpoints.everything', '{}', 404, 'platform.unknownQuery'],
  ['from the inside of the language', '/api/queries/__proto__', '{}', 404, 'platform.unknownQuery'],
  ['with half a body', '/api/queries/figures.list', '{', 400, 'platform.badCommand'],
  ['without what it needs', '/api/queries/checkpoints.passages', '{}', 400, 'platform.badInput'],
  ['with a purpose of one’s own', '/api/queries/figures.list', '{"purpose":"curiosity"}', 400, 'platform.badInput'],
  ['for too many rows', '/api/queries/access.sessions', '{"limit":1e9}', 200, ''],
  ['with a list for a body', '/api/queries/checkpoints.passages', '[]', 400, 'platform.badInput'],
  ['with nothing for a body', '/api/queries/checkpoints.passages', 'null', 400, 'platform.badInput'],
  ['for an export that there is not', '/api/exports/everything', '{}', 404, 'platform.unknownQuery'],
  [
    'for an export in a form that there is not',
    '/api/exports/areas.areas',
    '{"format":"exe"}',
    400,
    'platform.badInput',
  ],
  ['for an import that there is not', '/api/imports/everything', '{}', 404, 'platform.unknownQuery'],
]

test.each(questions)('a question %s has a plain answer', async (_story, path, body, status, code) => {
  const answer = await send(path, body)
  expect({ status: answer.status, code: answer.told.code ?? '' }).toEqual({ status, code })
  if (code) expectSaid(answer.told)
})

test('a way that there is not, and a method that there is not, are told so in both languages', async () => {
  for (const [path, method] of [
    ['/api/nothing', 'GET'],
    ['/api/commands', 'PUT'],
    ['/api/queries/figures.list', 'GET'],
  ]) {
    const answer = await fetch(url + path, {
      method: method as string,
      headers: { 'x-muster': '1', cookie: officer.cookie },
    })
    expect([path, answer.status]).toEqual([path, 404])
    expectSaid((await answer.json()) as Told)
  }
})
