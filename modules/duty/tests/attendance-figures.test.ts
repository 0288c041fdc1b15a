import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figureBreakdown, figureRows, figureValue } from '../../../platform/server/figures/count.ts'
import type { Figure } from '../../../platform/server/figures/figure.ts'
import type { FigureAsk } from '../../../platform/server/figures/question.ts'
import { areaSpan, multirangeOf } from '../../../platform/shared/area-id.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import { attendanceFigures } from '../server/attendance-figures.ts'
import { hoursAgo, letBegin, servedPost } from './attendance-story.ts'
import { enterMembers } from './roster-story.ts'

const { as, databaseUrl } = await testServer()
const client = new pg.Client({ connectionString: databaseUrl })
await client.connect()
afterAll(() => client.end())

let responseId = ''
let postId = ''
let otherPostId = ''
/** Five due at one post on two shifts: two came on time, one late and left early, one absent, one said nothing of; one came elsewhere. */
beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
  const lead = await as('dutyDesk')
  const [a = '', b = '', c = '', d = '', e = ''] = await enterMembers(as, responseId, 5)
  const there = await servedPost(as, responseId, [
    [a, b],
    [c, d],
    [a, b],
  ])
  const tick = async (assignmentId: string | undefined, kind: string, at: Date, more: object = {}) =>
    lead.does('duty.tickAttendance', { markId: newId(), assignmentId, kind, at: at.toISOString(), ...more })
  postId = there.postId
  await letBegin(client, postId, 25)
  const [[a1, b1] = [], [c1, d1] = [], [a2] = []] = there.assigned
  for (const one of [a1, b1]) {
    await tick(one, 'in', hoursAgo(25))
    await tick(one, 'out', hoursAgo(13))
  }
  await tick(c1, 'in', hoursAgo(12.5))
  await tick(c1, 'out', hoursAgo(4.5))
  await tick(d1, 'absent', hoursAgo(12), { reason: 'traffic' })
  await tick(a2, 'in', hoursAgo(1))
  const elsewhere = await servedPost(as, responseId, [[e]], places.otherVillage)
  otherPostId = elsewhere.postId
  await letBegin(client, otherPostId, 3)
  // On whatever day this runs, the first shift of the first post is the one at a weekend.
  const [first] = there.shifts
  await client.query('update duty.shift set weekend = (id = $1) where post_id in ($2, $3)', [
    first?.id,
    postId,
    otherPostId,
  ])
  await tick(elsewhere.assigned[0]?.[0], 'in', hoursAgo(3))
})

const named = (name: string) => attendanceFigures.find((one) => one.name === `duty.${name}`) as Figure

/** Asks as somebody who looks after an area: under the app's role and its scope. */
async function within<T>(areaId: string, work: (ask: FigureAsk) => Promise<T>): Promise<T> {
  await client.query('begin')
  await client.query('set local role muster_app')
  await client.query(`set local muster.scope = '${multirangeOf([areaSpan(areaId)])}'`)
  const done = await work({ responseId })
  await client.query('commit')
  return done
}

const expected: Record<string, [county: number, township: number]> = {
  ...{ personTimes: [5, 4], peopleServed: [4, 3], hoursServed: [32, 32] },
  ...{ lateTimes: [1, 1], earlyTimes: [1, 1], absentTimes: [1, 1] },
  ...{ dueTimes: [7, 6], dueCame: [5, 4], dueUnmarked: [1, 1] },
  ...{ placesDue: [7, 6], placesServed: [5, 4], placesBare: [2, 2], handoversUnsigned: [2, 2] },
  ...{
    nightsServed: [1, 1],
    weekendsServed: [2, 2],
    longestRun: [2, 2],
    unrosteredTimes: [0, 0],
    objectionsOpen: [0, 0],
  },
}

test.each(Object.entries(expected))(
  'the value of duty.%s is what the rows it opens add up to, for a commander and for a township',
  async (name, [county, township]) => {
    for (const [areaId, value] of [
      [places.county, county],
      [places.township, township],
    ] as const) {
      const { count } = named(name)
      const [told, { rows }] = await within(areaId, async (ask) => [
        await figureValue(client, named(name), ask),
        await figureRows(client, named(name), ask, { limit: 200 }),
      ])
      const added =
        count === 'rows'
          ? rows.length
          : 'sum' in count
            ? rows.reduce((sum, row) => sum + Number(row[count.sum]), 0)
            : 'max' in count
              ? Math.max(...rows.map((row) => Number(row[count.max])))
              : new Set(rows.map((row) => row[count.distinct])).size
      expect(told).toBeCloseTo(added, 6)
      expect(Math.abs(told - value)).toBeLessThan(0.05)
    }
  },
)

test('every figure of attendance is told here', () => {
  expect(attendanceFigures.map(({ name }) => name.slice('duty.'.length)).sort()).toEqual(Object.keys(expected).sort())
})

test('hours and person-times by body, post and role are named, and a part opens the rows it counts', async () => {
  const desk = await as('commander')
  for (const figure of ['duty.personTimes', 'duty.hoursServed'])
    for (const by of ['precinct', 'organisation_id', 'post_id', 'day', 'role', 'kind', 'night']) {
      const question = { figure, responseId }
      const { value } = await desk.ask<{ value: number }>('figures.value', question)
      const parts = await desk.ask<{ rows: { key: string; value: number; label?: unknown }[] }>('figures.breakdown', {
        ...{ ...question, by },
      })
      expect(parts.rows.reduce((sum, part) => sum + part.value, 0)).toBeCloseTo(value, 6)
      if (by === 'precinct' || by === 'day') continue
      for (const { key, value: part, label } of parts.rows) {
        expect([by, typeof label]).toEqual([by, expect.stringMatching(/object|string/)])
        const narrowed = { ...question, where: { [by]: key } }
        expect(await desk.ask('figures.value', narrowed)).toMatchObject({ value: part })
        const { rows } = await desk.ask<{ rows: object[] }>('figures.rows', { ...narrowed, limit: 200 })
        if (figure === 'duty.personTimes') expect(rows).toHaveLength(part)
        else expect(rows.length).toBeGreaterThan(0)
      }
    }
  const { rows } = await desk.ask<{ rows: { label: { zh: string } }[] }>('figures.breakdown', {
    ...{ figure: 'duty.personTimes', responseId, by: 'role' },
  })
  expect(rows.map(({ label }) => label.zh)).toEqual([expect.stringMatching(/[\u4e00-\u9fff]/)])
})

test('the longest run of days is told as of a moment, and its rows are in the order of days', async () => {
  const figure = named('longestRun')
  const before = hoursAgo(48)
  expect(await within(places.county, (ask) => figureValue(client, figure, { ...ask, asOf: before }))).toBe(0)
  const now = new Date(Date.now() + 1_000)
  expect(await within(places.county, (ask) => figureValue(client, figure, { ...ask, asOf: now }))).toBe(2)
  const { rows } = await within(places.county, (ask) => figureRows(client, figure, ask, { limit: 200 }))
  expect(rows.map(({ days }) => days).sort()).toEqual([1, 1, 1, 2])
  const began = rows.map(({ from_at: from }) => (from as Date).getTime())
  expect(began).toEqual([...began].sort((a, b) => b - a))
})

test('person-times add up by area, post, body, role and day', async () => {
  const by = (what: string) => within(places.county, (ask) => figureBreakdown(client, named('personTimes'), ask, what))
  expect(await by('precinct')).toEqual([
    { key: places.township, value: 4 },
    { key: places.otherTownship, value: 1 },
  ])
  expect(new Map((await by('post_id')).map(({ key, value }) => [key, value]))).toEqual(
    new Map([
      [postId, 4],
      [otherPostId, 1],
    ]),
  )
  expect(await by('role')).toEqual([{ key: 'member', value: 5 }])
  for (const what of ['day', 'organisation_id', 'village'])
    expect((await by(what)).reduce((sum, { value }) => sum + value, 0)).toBe(5)
})

test('the lists on the desk hold the rows that the figures count, page by page and by state', async () => {
  const desk = await as('dutyDesk')
  interface Page {
    rows: { id: string; name: string; state: string }[]
    next?: string
    total: number
  }
  const list = (more: object = {}) => desk.ask<Page>('duty.attendance', { responseId, limit: 4, ...more })
  const first = await list()
  const second = await list({ after: first.next })
  expect([first.total, first.rows.length, second.rows.length, second.next]).toEqual([7, 4, 3, undefined])
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(7)
  expect(first.rows.every(({ name }) => name.startsWith('演示'))).toBe(true)
  for (const [state, count] of Object.entries({ came: 5, absent: 1, unmarked: 1, late: 1, early: 1 }))
    expect((await list({ state })).total).toBe(count)
  expect((await list({ areaId: places.otherTownship })).total).toBe(1)
  expect((await desk.ask<Page>('duty.handovers', { responseId, state: 'missing' })).total).toBe(2)
  expect(await (await as('peopleDesk')).mayNotAsk('duty.attendance', { responseId })).toBe('platform.notAllowed')
})
