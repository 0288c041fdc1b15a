import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, localDay } from '../../../platform/shared/dates.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { anOrder, openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import type { Session } from '../../../tests/support/session.ts'
import { testServer } from '../../../tests/support/test-server.ts'

/*
 * A county in lockdown: 218 checkpoints in 17 townships, 14,000 person-times of 2,000 members. Posts and members come in through the
 * actions; attendances are written as rows, as that many check-ins would be, and everything else is counted from them.
 */
const CHECKPOINTS = 218
const TOWNSHIPS = 17
const MEMBERS = 2_000
const PERSON_TIMES = 14_000
/** Each member serves on so many days in a row. */
const RUN = PERSON_TIMES / MEMBERS

const { as, databaseUrl } = await testServer()
const owner = new pg.Client({ connectionString: databaseUrl })
await owner.connect()
afterAll(() => owner.end())

const areaAt = (at: number) => `621121${String(100 + (at % TOWNSHIPS))}200000000`
const own = areaAt(0).slice(0, 9).padEnd(18, '0')
let responseId = ''

beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
  const commander = await as('commander')
  const known = new Set<string>([places.township, places.otherTownship])
  const townships = Array.from({ length: TOWNSHIPS }, (_, at) => areaAt(at).slice(0, 9).padEnd(18, '0'))
  const areas = [
    ...townships
      .filter((areaId) => !known.has(areaId))
      .map((areaId, at) => ({ areaId, name: `演示${at + 3}镇`, parentId: places.county })),
    ...townships
      .map((parentId, at) => ({ areaId: areaAt(at), name: `演示${at + 1}村`, parentId }))
      .filter(({ areaId }) => areaId !== places.village && areaId !== places.otherVillage),
  ]
  await (await as('administrator')).does('areas.importAreas', { areas })
  const posts = Array.from({ length: CHECKPOINTS }, (_, at) => ({
    ...{ postId: newId(), name: `演示卡点${at + 1}`, postKind: 'roadCheckpoint', areaId: areaAt(at), place: '路口' },
  }))
  for (const some of [posts.slice(0, 200), posts.slice(200)])
    await commander.does('duty.openPosts', { responseId, posts: some, order: anOrder })
  const members = Array.from({ length: MEMBERS }, (_, at) => ({
    ...{ memberId: newId(), areaId: areaAt(at % CHECKPOINTS), name: `演示队员${at + 1}` },
  }))
  await commander.does('duty.addMembers', { responseId, members })
  // Member m serves at one checkpoint from some day on, RUN days in a row, six hours each day; the last shift is over.
  const firstDay = addDays(localDay(new Date()), -20)
  await owner.query(
    `insert into duty.attendance (precinct_id, id, response_id, area_id, post_id, member_id, role, day, in_at, out_at, weekend, night,
       command_id, made_at, received_at)
     select post.precinct_id, gen_random_uuid(), post.response_id, post.area_id, post.id, one.member_id, 'officer',
       $4::date + (one.at % 8)::int + run, begins, begins + interval '6 hours', false, false, gen_random_uuid(), begins, begins
     from unnest($1::uuid[]) with ordinality as one(member_id, at)
     join unnest($2::uuid[]) with ordinality as stood(post_id, at) on stood.at = (one.at - 1) % ${CHECKPOINTS} + 1
     join duty.post post on post.id = stood.post_id
     cross join generate_series(0, $3 - 1) as run
     cross join lateral (select ($4::date + (one.at % 8)::int + run + time '08:00') at time zone 'Asia/Shanghai' as begins) at_eight`,
    [members.map(({ memberId }) => memberId), posts.map(({ postId }) => postId), RUN, firstDay],
  )
})

const value = async (who: Session, figure: string, more: object = {}) =>
  (await who.ask<{ value: number }>('figures.value', { figure, responseId, ...more })).value
const parts = async (who: Session, figure: string, by: string) =>
  (await who.ask<{ rows: { key: string; value: number }[] }>('figures.breakdown', { figure, responseId, by })).rows

test('14,000 person-times at 218 checkpoints in 17 townships are counted from their rows', async () => {
  const commander = await as('commander')
  expect(await value(commander, 'duty.checkpointsOpen')).toBe(CHECKPOINTS)
  expect(await value(commander, 'duty.personTimes')).toBe(PERSON_TIMES)
  expect(await value(commander, 'duty.peopleServed')).toBe(MEMBERS)
  expect(await value(commander, 'duty.hoursServed')).toBe(PERSON_TIMES * 6)
  expect(await value(commander, 'duty.longestRun')).toBe(RUN)
  for (const [by, count] of [
    ['precinct', TOWNSHIPS],
    ['post_id', CHECKPOINTS],
    ['day', 8 + RUN - 1],
    ['role', 1],
  ] as const) {
    const rows = (await parts(commander, 'duty.personTimes', by)).filter((part) => part.value > 0)
    expect([by, rows.length]).toEqual([by, count])
    expect(rows.reduce((sum, part) => sum + part.value, 0)).toBe(PERSON_TIMES)
  }
})

test('a township’s lead reads the part of their own township, and it opens as many rows', async () => {
  const [commander, lead] = [await as('commander'), await as('townshipLead')]
  const whole = (await parts(commander, 'duty.personTimes', 'precinct')).find(({ key }) => key === own)?.value
  expect(await value(lead, 'duty.personTimes')).toBe(whole)
  let [rows, after]: [number, string | undefined] = [0, undefined]
  do {
    const page: { rows: object[]; next?: string } = await lead.ask('figures.rows', {
      ...{ figure: 'duty.personTimes', responseId, limit: 200, ...(after ? { after } : {}) },
    })
    rows += page.rows.length
    after = page.next
  } while (after)
  expect(rows).toBe(whole)
  const runs = await lead.ask<{ rows: { days: number }[] }>('figures.rows', {
    ...{ figure: 'duty.longestRun', responseId, limit: 200 },
  })
  expect(new Set(runs.rows.map(({ days }) => days))).toEqual(new Set([RUN]))
})
