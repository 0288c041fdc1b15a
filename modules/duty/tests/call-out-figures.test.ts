import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figureBreakdown, figureRows, figureValue } from '../../../platform/server/figures/count.ts'
import type { Figure } from '../../../platform/server/figures/figure.ts'
import type { FigureAsk } from '../../../platform/server/figures/question.ts'
import { areaSpan, multirangeOf } from '../../../platform/shared/area-id.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { inHours, openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import { callOutFigures } from '../server/call-out-figures.ts'
import { call, offer } from './call-out-story.ts'

/*
 * County lockdown, as it was told of 泸县 in 2022: 53 bodies of the county; a first wave of 73 to the main risk area, later 123 more
 * to medium and high risk areas. People are made up; the figures come out of single records.
 */
const BODIES = 53
const STAFF_OF_BODY = 6
const [FIRST, LATER, DECLINED] = [73, 123, 20]

const { as, databaseUrl } = await testServer()
const client = new pg.Client({ connectionString: databaseUrl })
await client.connect()
afterAll(() => client.end())
let responseId = ''
let before = new Date()
const bodies = Array.from({ length: BODIES }, () => newId())
const staff = bodies.flatMap((body) => Array.from({ length: STAFF_OF_BODY }, () => ({ body, memberId: newId() })))

beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
  const commander = await as('commander')
  await commander.does('organisations.addOrganisations', {
    organisations: bodies.map((organisationId, at) => ({
      ...{ organisationId, name: `演示县直机关${at + 1}`, kind: 'body', areaId: places.county },
    })),
  })
  await commander.does('duty.addMembers', {
    responseId,
    members: staff.map(({ body, memberId }, at) => ({
      ...{ memberId, name: `演示${at + 1}号`, organisationId: body },
      areaId: at % 3 === 0 ? places.otherVillage : places.village,
    })),
  })
  const callOutId = await call(as, responseId, bodies, { areaId: places.county, count: FIRST + LATER })
  const accepted: string[] = []
  let refused = 0
  // Four of each body in turn, and one more of each until there are enough.
  for (const [at, body] of bodies.entries()) {
    const share =
      Math.ceil(((FIRST + LATER + DECLINED) * (at + 1)) / BODIES) -
      Math.ceil(((FIRST + LATER + DECLINED) * at) / BODIES)
    const own = staff.filter((one) => one.body === body).slice(0, share)
    const offerIds = await offer(
      commander,
      callOutId,
      body,
      own.map(({ memberId }) => memberId),
    )
    const no = refused < DECLINED && at % 2 === 0 ? offerIds.slice(0, 1) : []
    refused += no.length
    const told = { callOutId, organisationId: body }
    const yes = offerIds.slice(no.length)
    if (no.length > 0)
      await commander.does('duty.answerCallFor', { ...told, offerIds: no, answer: 'declined', reason: 'serving' })
    await commander.does('duty.answerCallFor', { ...told, offerIds: yes, answer: 'accepted' })
    accepted.push(...yes)
  }
  const send = (wave: number, areaId: string, some: string[]) =>
    commander.does('duty.secondMembers', {
      ...{ callOutId, wave, areaId, until: inHours(47) },
      secondments: some.map((offerId) => ({ secondmentId: newId(), offerId })),
    })
  await send(1, places.township, accepted.slice(0, FIRST))
  before = (await client.query<{ now: Date }>('select clock_timestamp() as now')).rows[0]?.now as Date
  await send(2, places.otherTownship, accepted.slice(FIRST, FIRST + 100))
  await send(2, places.village, accepted.slice(FIRST + 100, FIRST + LATER))
})

const named = (name: string) => callOutFigures.find((one) => one.name === `duty.${name}`) as Figure

/** Asks as somebody who looks after an area: under the app's role and its scope. */
async function within<T>(areaId: string, work: (ask: FigureAsk) => Promise<T>): Promise<T> {
  await client.query('begin')
  await client.query('set local role muster_app')
  await client.query(`set local muster.scope = '${multirangeOf([areaSpan(areaId)])}'`)
  const done = await work({ responseId, within: [areaId] })
  await client.query('commit')
  return done
}

const expected: Record<string, [county: number, township: number]> = {
  ...{ peopleCalled: [FIRST + LATER + DECLINED, 0], callsAccepted: [FIRST + LATER, 0], callsDeclined: [DECLINED, 0] },
  ...{
    callsUnanswered: [0, 0],
    membersSeconded: [FIRST + LATER, FIRST + 23],
    secondedNow: [FIRST + LATER, FIRST + 23],
  },
  ...{ bodyMembers: [BODIES * STAFF_OF_BODY, (BODIES * STAFF_OF_BODY * 2) / 3] },
}

test.each(Object.entries(expected))(
  'the value of duty.%s is what the rows it opens add up to, for a commander and for a township',
  async (name, [county, township]) => {
    const { count } = named(name)
    for (const [areaId, value] of [
      [places.county, county],
      [places.township, township],
    ] as const) {
      const [told, rows] = await within(areaId, async (ask) => {
        const first = await figureRows(client, named(name), ask, { limit: 200 })
        const second = first.next
          ? await figureRows(client, named(name), ask, { limit: 200, after: first.next })
          : undefined
        return [await figureValue(client, named(name), ask), [...first.rows, ...(second?.rows ?? [])]]
      })
      const added = count === 'rows' ? rows.length : new Set(rows.map((row) => row.member_id)).size
      expect([told, added]).toEqual([value, value])
    }
  },
)

test('the county’s two waves of secondment: 73 to the main risk area, then 123, from its 53 bodies', async () => {
  const by = (what: string) =>
    within(places.county, (ask) => figureBreakdown(client, named('membersSeconded'), ask, what))
  expect(await by('wave')).toEqual([
    { key: '1', value: 73 },
    { key: '2', value: 123 },
  ])
  const perBody = await by('organisation_id')
  expect(perBody.length).toBe(53)
  expect(perBody.reduce((sum, { value }) => sum + value, 0)).toBe(196)
  expect(new Map((await by('precinct')).map(({ key, value }) => [key, value]))).toEqual(
    new Map([
      [places.township, 96],
      [places.otherTownship, 100],
    ]),
  )
})

test('the share of a body’s staff that is seconded is two figures, each with its rows', async () => {
  const body = bodies[3] as string
  const of = (name: string) =>
    within(places.county, (ask) => figureValue(client, named(name), { ...ask, where: { organisation_id: body } }))
  const sent = await client.query<{ count: number }>(
    'select count(*)::int from duty.secondment where organisation_id = $1',
    [body],
  )
  expect(await of('membersSeconded')).toBe(sent.rows[0]?.count)
  expect(await of('bodyMembers')).toBe(STAFF_OF_BODY)
})

test('as of the moment between the two waves, 73 were seconded', async () => {
  const told = await within(places.county, (ask) =>
    figureValue(client, named('membersSeconded'), { ...ask, asOf: before }),
  )
  expect(told).toBe(73)
})
