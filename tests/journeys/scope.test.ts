import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../platform/shared/ids.ts'
import { type Guesses, inputsOf, type Schema } from '../support/asked-of-schema.ts'
import { hire, type Member } from '../support/cast.ts'
import { type MarkedTownship, markTownship } from '../support/marked-township.ts'
import { openAResponse } from '../support/open-a-response.ts'
import { places } from '../support/places.ts'
import { testServer } from '../support/test-server.ts'

const { url, databaseUrl, as } = await testServer()

interface Asked {
  path: string
  schema: Schema
}

let township: MarkedTownship
let asked: Asked[] = []
let guesses: Guesses

beforeAll(async () => {
  township = await markTownship(as)
  const api = (await (await fetch(`${url}/api/openapi.json`)).json()) as {
    paths: Record<string, { post?: { requestBody: { content: Record<string, { schema: Schema }> } } }>
  }
  asked = Object.entries(api.paths).flatMap(([path, { post }]) => {
    const schema = post?.requestBody.content['application/json']?.schema
    return schema && /^\/api\/(queries|exports)\//.test(path) ? [{ path, schema }] : []
  })
  const figures = await (await as('commander')).ask<{ rows: { figure: string }[] }>('figures.list')
  guesses = {
    ids: Object.values(township.ids),
    areas: [places.township, places.village, places.county],
    words: township.words,
    byName: {
      responseId: [township.responseId],
      figure: figures.rows.map(({ figure }) => figure),
      by: ['precinct', 'village', 'day', 'decision'],
      oneId: [township.ids.report],
      otherId: [township.ids.laterReport],
      format: ['html', 'csv'],
      after: [],
      asOf: [],
      where: [],
    },
  }
})

interface Answer {
  path: string
  input: string
  status: number
  body: string
  /** The answer differs from the one to an id that nobody has: it tells that this one exists. */
  tellsApart: boolean
}

/** The returns want two days, which no guess by type hits. */
function inputsOfSpans(path: string): Record<string, unknown>[] {
  if (!path.endsWith('/checkpoints.returns')) return []
  const form = path.includes('/exports/') ? { format: 'csv' } : {}
  return [{ responseId: township.responseId, areaId: places.township, from: '2020-01-01', to: '2099-01-01', ...form }]
}

/** Asks everything there is with everything one could guess. */
async function askEverything(member: Member): Promise<Answer[]> {
  const answers: Answer[] = []
  for (const { path, schema } of asked) {
    for (const input of [...inputsOf(schema, guesses), ...inputsOfSpans(path)]) {
      // A workbook is packed; the same rows can be read in a plain table.
      const form = path.includes('/exports/') && !schema.properties?.format ? { format: 'csv' } : {}
      const text = JSON.stringify({ purpose: 'epidemicControl', ...form, ...input })
      const { status, body } = await ask(member, path, text)
      const made = strangers(text)
      const stranger = made === text ? undefined : await ask(member, path, made)
      const tellsApart = stranger !== undefined && levelled(stranger) !== levelled({ status, body })
      answers.push({ path, input: text, status, body, tellsApart })
    }
  }
  return answers
}

async function ask(member: Member, path: string, body: string): Promise<{ status: number; body: string }> {
  const headers = { 'content-type': 'application/json', 'x-muster': '1', cookie: member.cookie, origin: url }
  const answer = await fetch(url + path, { method: 'POST', headers, body })
  return { status: answer.status, body: await answer.text() }
}

/** The same question about things that nobody has. */
function strangers(input: string): string {
  return Object.values(township.ids).reduce((text, id) => text.replaceAll(id, newId()), input)
}

/** What is in an answer apart from the moment and ids. */
function levelled({ status, body }: { status: number; body: string }): string {
  const moments = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?Z?)?/g
  return `${status} ${body.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id').replace(moments, 'moment')}`
}

/** What of the township stands in an answer and was not in the question. */
function marksIn({ input, body }: Answer): string[] {
  return [...township.words, ...Object.values(township.ids)].filter(
    (mark) => body.includes(mark) && !input.includes(mark),
  )
}

/** Questions without anything of one township in them: one's own, what is public, what is the county's, numbers (see below). */
const ofNoTownship =
  /access\.(sessions|readingsOfMe)|areas\.(children|search|names|areas|responsibilityGaps)$|responses\.(choices|list|one|home|commandGroup|meetings)|duty\.myPosts|figures\.(list|value|breakdown)/

test('the sweep asks well: all questions are answered, and those of a township show its own people its marks', async () => {
  const shown = new Set<string>()
  const answered = new Set<string>()
  for (const part of ['commander', 'townshipLead', 'medic', 'auditor'] as const) {
    for (const answer of await askEverything(await as(part))) {
      if (answer.status === 200) answered.add(answer.path)
      if (answer.status === 200 && (answer.tellsApart || marksIn(answer).length > 0)) shown.add(answer.path)
      expect(answer.status, `${answer.path} ${answer.input}`).toBeLessThan(500)
    }
  }
  const paths = asked.map(({ path }) => path)
  expect(paths.filter((path) => !answered.has(path))).toEqual([])
  expect(paths.filter((path) => !shown.has(path) && !ofNoTownship.test(path))).toEqual([])
})

test.each(['otherGateLead', 'otherTownshipLead', 'otherCommander'] as const)(
  'nobody of another place is shown anything of the township, nor that it is there, whatever they ask and guess: %s',
  async (part) => {
    const told = (await askEverything(await as(part))).flatMap((answer) => {
      const marks = marksIn(answer)
      const fault = answer.status >= 500 || marks.length > 0 || answer.tellsApart
      return fault
        ? [`${answer.path} ${answer.input}: ${answer.status} ${marks.join()} ${answer.body.slice(0, 200)}`]
        : []
    })
    expect(told).toEqual([])
  },
)

/** Of the area and not of any one response, so open to whoever works there for another: accounts, standing bodies. */
const ofTheArea = /access\.|organisations\./

test('somebody of the same township who is bound to another response is shown nothing of this one', async () => {
  const responseId = await openAResponse(databaseUrl, places.county)
  const role = { username: 'bound', role: 'areaLead', areaId: places.township, responseId }
  const bound = await hire(await as('administrator'), role)
  const told = (await askEverything(bound)).flatMap((answer) => {
    const marks = answer.tellsApart ? ['tells apart'] : marksIn(answer)
    return marks.length > 0 && !ofTheArea.test(answer.path) ? [`${answer.path} ${answer.input}: ${marks.join()}`] : []
  })
  expect(told).toEqual([])
})

test('the numbers of another township are zero too', async () => {
  const { responseId } = township
  const [commander, other] = [await as('commander'), await as('otherTownshipLead')]
  const value = async (member: Member, figure: string, more: object = {}) =>
    (await member.ask<{ value: number }>('figures.value', { figure, responseId, ...more })).value
  const seen: string[] = []
  for (const figure of guesses.byName.figure as string[]) {
    if ((await value(commander, figure)) > 0) seen.push(figure)
    for (const more of [{}, { areaId: places.township }, { areaId: places.county }]) {
      expect([figure, more, await value(other, figure, more)]).toEqual([figure, more, 0])
    }
  }
  expect(seen.length).toBeGreaterThan(5)
})
