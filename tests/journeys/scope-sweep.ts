import { newId } from '../../platform/shared/ids.ts'
import { type Guesses, inputsOf, type Schema } from '../support/asked-of-schema.ts'
import type { Member } from '../support/cast.ts'
import type { MarkedTownship } from '../support/marked-township.ts'
import { places } from '../support/places.ts'

/** One way in, as the description of the API has it. */
export interface Way {
  path: string
  method: 'GET' | 'POST'
  schema?: Schema | undefined
  /** What it asks for: a permission, `own`, `by input`; undefined where nobody said. */
  permission?: string | undefined
  alsoNeeds?: string | undefined
}

interface Described {
  requestBody?: { content: Record<string, { schema: Schema }> }
  'x-permission'?: string
  'x-also-needs'?: string
}

/** Every way in of the description, and the schemas of all actions by name. */
export async function describedWays(url: string): Promise<{ ways: Way[]; actions: Map<string, Way> }> {
  const api = (await (await fetch(`${url}/api/openapi.json`)).json()) as {
    paths: Record<string, { get?: Described; post?: Described }>
    components: { schemas: Record<string, Schema & { 'x-permission'?: string }> }
  }
  const ways = Object.entries(api.paths).flatMap(([path, { get, post }]) =>
    [get && wayOf(path, 'GET', get), post && wayOf(path, 'POST', post)].filter((way) => way !== undefined),
  )
  const actions = Object.entries(api.components.schemas).flatMap(([name, schema]) => {
    const action = /^action\.(.+)/.exec(name)?.[1]
    return action
      ? [[action, { path: action, method: 'POST', schema, permission: schema['x-permission'] }] as const]
      : []
  })
  return { ways, actions: new Map(actions) }
}

function wayOf(path: string, method: 'GET' | 'POST', described: Described): Way {
  return {
    path,
    method,
    schema: described.requestBody?.content['application/json']?.schema,
    permission: described['x-permission'],
    alsoNeeds: described['x-also-needs'],
  }
}

/** Questions and exports: what answers with something. */
export function askable({ path, schema }: Way): boolean {
  return schema !== undefined && /^\/api\/(queries|exports)\//.test(path)
}

/** A sweep asks for hundreds of files in a minute, which the usual limit would answer in place of the route. */
export const unhurried = { MUSTER_FILES_AT_ONCE: '99999' }

/** What one would guess who had heard of the township. */
export async function guessesAt(commander: Member, township: MarkedTownship): Promise<Guesses> {
  const figures = await commander.ask<{ rows: { figure: string }[] }>('figures.list')
  return {
    ids: Object.values(township.ids),
    areas: [places.township, places.village, places.county],
    words: township.words,
    byName: {
      responseId: [township.responseId],
      figure: figures.rows.map(({ figure }) => figure),
      by: ['precinct', 'village', 'day', 'decision'],
      role: ['member'],
      oneId: [township.ids.report],
      otherId: [township.ids.laterReport],
      format: ['html', 'csv'],
      after: [],
      asOf: [],
      where: [],
    },
  }
}

export interface Sweep {
  url: string
  ways: readonly Way[]
  township: MarkedTownship
  guesses: Guesses
}

export interface Answer {
  path: string
  input: string
  status: number
  body: string
  /** The answer differs from the one to an id that nobody has: it tells that this one exists. */
  tellsApart: boolean
}

/** The board and the returns want spans, which no guess by type hits. */
function inputsOfSpans(path: string, { responseId }: MarkedTownship): Record<string, unknown>[] {
  if (path.endsWith('/duty.board'))
    return [{ responseId, areaId: places.township, from: '2020-01-01T00:00:00Z', until: '2099-01-01T00:00:00Z' }]
  if (!path.endsWith('/checkpoints.returns')) return []
  const form = path.includes('/exports/') ? { format: 'csv' } : {}
  return [{ responseId, areaId: places.township, from: '2020-01-01', to: '2099-01-01', ...form }]
}

/** Asks everything there is with everything one could guess. */
export async function askEverything(
  { url, ways, township, guesses }: Sweep,
  member: Member,
  { alsoStrangers = true } = {},
): Promise<Answer[]> {
  const answers: Answer[] = []
  for (const { path, schema = {} } of ways.filter(askable)) {
    for (const input of [...inputsOf(schema, guesses), ...inputsOfSpans(path, township)]) {
      // A workbook is packed; the same rows can be read in a plain table.
      const form = path.includes('/exports/') && !schema.properties?.format ? { format: 'csv' } : {}
      const text = JSON.stringify({ purpose: 'epidemicControl', ...form, ...input })
      const { status, body } = await ask(url, member, path, text)
      const made = alsoStrangers ? strangers(text, township) : text
      const stranger = made === text ? undefined : await ask(url, member, path, made)
      const tellsApart = stranger !== undefined && levelled(stranger) !== levelled({ status, body })
      answers.push({ path, input: text, status, body, tellsApart })
    }
  }
  return answers
}

async function ask(url: string, member: Member, path: string, body: string): Promise<{ status: number; body: string }> {
  const headers = { 'content-type': 'application/json', 'x-muster': '1', cookie: member.cookie, origin: url }
  const answer = await fetch(url + path, { method: 'POST', headers, body })
  if (answer.status === 429) throw new Error(`${path} was not asked: too often`)
  return { status: answer.status, body: await answer.text() }
}

/** The same question about things that nobody has. */
function strangers(input: string, township: MarkedTownship): string {
  return Object.values(township.ids).reduce((text, id) => text.replaceAll(id, newId()), input)
}

/** What is in an answer apart from the moment and ids. */
function levelled({ status, body }: { status: number; body: string }): string {
  const moments = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?Z?)?/g
  return `${status} ${body.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id').replace(moments, 'moment')}`
}

/** What of the township stands in an answer and was not in the question. */
export function marksIn({ input, body }: Answer, township: MarkedTownship): string[] {
  return [...township.words, ...Object.values(township.ids)].filter(
    (mark) => body.includes(mark) && !input.includes(mark),
  )
}
