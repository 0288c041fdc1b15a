import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figureBreakdown, figureRows, figureValue } from '../../../platform/server/figures/count.ts'
import type { Figure } from '../../../platform/server/figures/figure.ts'
import type { FigureAsk } from '../../../platform/server/figures/question.ts'
import { areaSpan, multirangeOf } from '../../../platform/shared/area-id.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { inHours, openStory, anOrder as order, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import { figures } from '../server/figures.ts'

const { as, databaseUrl } = await testServer()
const client = new pg.Client({ connectionString: databaseUrl })
await client.connect()
afterAll(() => client.end())

let responseId = ''
const postIds: string[] = []
beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
  for (const [areaId, postKind] of [
    [places.village, 'roadCheckpoint'],
    [places.village, 'vanguardPost'],
    [places.otherVillage, 'roadCheckpoint'],
  ]) {
    const postId = newId()
    postIds.push(postId)
    const post = {
      postId,
      name: `岗位 ${postId.slice(-6)}`,
      postKind,
      areaId,
      place: '村口',
      hours: { from: '00:00', until: '24:00' },
    }
    await (await as('commander')).does('duty.openPosts', { responseId, posts: [post], order })
  }
})

const named = (name: string) => figures.find((one) => one.name === name) as Figure
const everyFigure = figures.map(({ name }) => name)

/** Asks as somebody who looks after an area: under the app's role and its scope. */
async function within<T>(areaId: string, work: (ask: FigureAsk) => Promise<T>): Promise<T> {
  await client.query('begin')
  await client.query('set local role muster_app')
  await client.query(`set local muster.scope = '${multirangeOf([areaSpan(areaId)])}'`)
  const done = await work({ responseId })
  await client.query('commit')
  return done
}

test.each(everyFigure)(
  'the value of %s is the number of rows it opens, for a commander and for a township',
  async (name) => {
    for (const areaId of [places.county, places.township]) {
      const [value, opened] = await within(areaId, async (ask) => [
        await figureValue(client, named(name), ask),
        (await figureRows(client, named(name), ask, { limit: 200 })).rows.length,
      ])
      expect(value).toBe(opened)
      expect(value).toBe(
        { 'duty.checkpointsOpen': areaId === places.county ? 2 : 1 }[name] ?? (areaId === places.county ? 3 : 2),
      )
    }
  },
)

test('posts add up by township', async () => {
  const parts = await within(places.county, (ask) => figureBreakdown(client, named('duty.postsOpen'), ask, 'precinct'))
  expect(parts).toEqual([
    { key: places.township, value: 2 },
    { key: places.otherTownship, value: 1 },
  ])
})

test('a post counts as unstaffed until the next four hours are filled without a gap', async () => {
  const lead = await as('townshipLead')
  const staffed: string[] = []
  const unstaffed = (asOf?: Date) =>
    within(places.township, (ask) => figureValue(client, named('duty.postsUnstaffed'), { ...ask, asOf }))
  const staff = async (part: 'officer' | 'gateLead', from: number, until: number) => {
    const { userId } = await as(part)
    const staffId = newId()
    staffed.push(staffId)
    const spell = {
      staffId,
      postId: postIds[0],
      userId,
      role: 'officer',
      from: inHours(from),
      until: inHours(until),
    }
    await lead.does('duty.staffPost', spell)
  }
  expect(await unstaffed()).toBe(2)
  await staff('officer', -1, 2)
  expect(await unstaffed()).toBe(2)
  const oneOfTwo = new Date()
  await staff('gateLead', 1, 6)
  expect(await unstaffed()).toBe(1)
  const filled = new Date()
  await lead.does('duty.unstaffPost', { staffId: staffed[0], reason: '另有任务' })
  expect(await unstaffed()).toBe(2)
  expect([await unstaffed(oneOfTwo), await unstaffed(filled), await unstaffed()]).toEqual([2, 1, 2])
})

test('a closed post still counts as of the moment before', async () => {
  const before = new Date()
  await (await as('commander')).does('duty.closePost', { postId: postIds[2], order, reason: '演练' })
  const figure = named('duty.checkpointsOpen')
  const [now, then] = await within(places.county, async (ask) => [
    await figureValue(client, figure, ask),
    await figureValue(client, figure, { ...ask, asOf: before }),
  ])
  expect([now, then]).toEqual([1, 2])
})
