import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import type { CommandAnswer } from '../../platform/shared/command.ts'
import { newId } from '../../platform/shared/ids.ts'
import { inputsOf, type Schema } from '../support/asked-of-schema.ts'
import type { Member } from '../support/cast.ts'
import { type MarkedTownship, markTownship } from '../support/marked-township.ts'
import { places } from '../support/places.ts'
import { proof } from '../support/proof.ts'
import { testServer } from '../support/test-server.ts'
import { hostileWords, INSIDE, unkeepable } from './bad-input-words.ts'

const { url, databaseUrl, as } = await testServer()
const words = Object.values(hostileWords)

interface Sent {
  id: string
  action: string
  input: unknown
  madeAt: string
}

let township: MarkedTownship
let commander: Member
let described: { paths: Record<string, { post?: Described }>; components: { schemas: Record<string, Schema> } }
interface Described {
  requestBody: { content: Record<string, { schema: Schema }> }
}
/** What the making of the township sent and had accepted: commands that are known to work. */
const heard: { action: string; input: unknown; who: Member }[] = []

beforeAll(async () => {
  const listened = new Set<Member>()
  township = await markTownship(async (part) => {
    const member = await as(part)
    if (listened.has(member)) return member
    listened.add(member)
    const command = member.command.bind(member)
    member.command = (action, input, made) => {
      heard.push({ action, input, who: member })
      return command(action, input, made)
    }
    return member
  })
  commander = await as('commander')
  described = (await (await fetch(`${url}/api/openapi.json`)).json()) as typeof described
})

const envelope = (action: string, input: unknown): Sent => ({
  id: newId(),
  action,
  input,
  madeAt: new Date().toISOString(),
})

async function sendAll(member: Member, commands: readonly Sent[]): Promise<CommandAnswer[]> {
  const answers: CommandAnswer[] = []
  for (let at = 0; at < commands.length; at += 25) {
    const batch = commands.slice(at, at + 25)
    answers.push(...((await member.post('/api/commands', { commands: batch })) as { answers: CommandAnswer[] }).answers)
  }
  return answers
}

/** What is wrong with how the server took it: no plain answer, its inside shown, or kept what cannot be kept. */
function faultOf(sent: Sent, answer: CommandAnswer | undefined): string[] {
  const input = JSON.stringify(sent.input)
  const at = `${sent.action} ${input.slice(0, 300)}`
  if (!answer || answer.outcome === 'retry') return [`${at}: no answer`]
  if (answer.outcome === 'accepted') return /\\u0000|\\ud800/.test(input) ? [`${at}: kept`] : []
  const { zh, en } = answer.problem
  const said = zh + en
  const inside = INSIDE.exec(words.reduce((text, word) => text.replaceAll(word, ''), said))
  return inside || !/\p{Script=Han}/u.test(zh) || !/[a-z]/.test(en) ? [`${at}: ${said.slice(0, 300)}`] : []
}

/** The same input with each of its free texts in turn replaced by each of the words, and an id of its own. */
function spoilt(input: unknown, known: ReadonlySet<string>): unknown[] {
  const leaves: string[][] = []
  const walk = (value: unknown, path: string[]) => {
    if (typeof value === 'string' && !/^[0-9a-f-]{36}$|^\d{18}$|^\d{4}-\d\d-\d\d/.test(value)) leaves.push(path)
    if (typeof value === 'object' && value) for (const [key, held] of Object.entries(value)) walk(held, [...path, key])
  }
  walk(input, [])
  return leaves.flatMap((path) =>
    words.map((word) => {
      let text = JSON.stringify(input)
      for (const [id] of text.matchAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g))
        if (!known.has(id)) text = text.replaceAll(id, newId())
      const copy = JSON.parse(text) as Record<string, unknown>
      const holder = path.slice(0, -1).reduce((one, key) => one[key] as Record<string, unknown>, copy)
      holder[path.at(-1) as string] = word
      return copy
    }),
  )
}

async function tables(): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ names: string }>(
    "select string_agg(format('%s.%s', table_schema, table_name), ' ' order by 1) as names from information_schema.tables",
  )
  await client.end()
  return rows[0]?.names ?? ''
}

test('every text of a command that works is kept as text or refused in plain words, whatever stands in it', async () => {
  const before = await tables()
  const known = new Set<string>()
  const faults: string[] = []
  let kept = 0
  for (const { action, input, who } of [...heard]) {
    const commands = spoilt(input, known).map((one) => envelope(action, one))
    for (const [id] of JSON.stringify(input).matchAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g)) known.add(id)
    const answers = await sendAll(who, commands)
    for (const [at, sent] of commands.entries()) faults.push(...faultOf(sent, answers[at]))
    kept += answers.filter(({ outcome }) => outcome === 'accepted').length
  }
  expect(faults).toEqual([])
  // Most of it is somebody's strange name, and is kept.
  expect(kept).toBeGreaterThan(100)
  expect(await tables()).toBe(before)
})

test('every text field of every action refuses or keeps what nobody expected there', async () => {
  const guesses = {
    ids: [township.ids.person as string],
    areas: [places.village],
    words,
    byName: {
      responseId: [township.responseId],
      postId: [township.ids.post],
      checkpointId: [township.ids.post],
      deviceId: [township.ids.device],
    },
  }
  const faults: string[] = []
  let asked = 0
  // The phone is revoked before whoever asks could register it as theirs: the asking would end with it.
  const actions = ['access.revokeDevice', ...actionNames().filter((name) => name !== 'access.revokeDevice')]
  for (const action of actions) {
    const schema = described.components.schemas[`action.${action}`] as Schema
    const inputs = inputsOf(schema, guesses).filter((input) => words.some((word) => holds(input, word)))
    const commands = inputs.map((input) => envelope(action, input))
    const answers = await sendAll(commander, commands)
    for (const [at, sent] of commands.entries()) faults.push(...faultOf(sent, answers[at]))
    asked += commands.length
  }
  expect(faults).toEqual([])
  expect(asked).toBeGreaterThan(1000)
})

function actionNames(): string[] {
  return Object.keys(described.components.schemas).flatMap((name) => /^action\.(.+)/.exec(name)?.[1] ?? [])
}

function holds(value: unknown, word: string): boolean {
  if (typeof value === 'string') return value === word
  return typeof value === 'object' && value !== null && Object.values(value).some((one) => holds(one, word))
}

test('every text field of every question, and every table and page made of what was kept, stays text', async () => {
  const guesses = {
    ids: Object.values(township.ids),
    areas: [places.township],
    words,
    byName: { responseId: [township.responseId], format: ['csv', 'html'], asOf: [], where: [] },
  }
  const faults: string[] = []
  const shown = new Set<string>()
  const body = { purpose: 'epidemicControl' }
  for (const [path, { post }] of Object.entries(described.paths)) {
    const schema = post?.requestBody.content['application/json']?.schema
    if (!schema || !/^\/api\/(queries|exports)\//.test(path)) continue
    const form = path.includes('/exports/') && !schema.properties?.format ? { format: 'csv' } : {}
    for (const input of inputsOf(schema, guesses)) {
      const answer = await fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-muster': '1', cookie: commander.cookie },
        body: JSON.stringify({ ...body, ...form, ...input }),
      })
      const text = await answer.text()
      const at = `${path} ${JSON.stringify(input).slice(0, 200)}: ${answer.status}`
      const type = answer.headers.get('content-type') ?? ''
      if (answer.status >= 500) faults.push(`${at} ${text.slice(0, 300)}`)
      if (answer.status === 200 && unkeepable.some((word) => holds(input, word))) faults.push(`${at} was looked for`)
      if (answer.headers.get('x-content-type-options') !== 'nosniff') faults.push(`${at} may be taken for a page`)
      if (/html/.test(type) && /<script|<img src=x/.test(text)) faults.push(`${at} is a page with a script in it`)
      if (/csv/.test(type) && /(^|,)"?[=＝@]/m.test(text)) faults.push(`${at} has a formula`)
      for (const [name, word] of Object.entries(hostileWords))
        if (answer.ok && /json/.test(type) && text.includes(JSON.stringify(word).slice(1, -1))) shown.add(name)
    }
  }
  expect(faults).toEqual([])
  // They come back as they were written: nothing was cut out, nothing was turned into something else.
  expect([...shown]).toEqual(expect.arrayContaining(['sql', 'script', 'attribute', 'formula', 'template', 'wide']))
})

test('after all of it the ledger proves every row', async () => {
  expect((await proof(databaseUrl)).faults).toEqual([])
})
