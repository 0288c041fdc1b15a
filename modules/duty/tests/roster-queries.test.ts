import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figureRows, figureValue } from '../../../platform/server/figures/count.ts'
import type { Figure } from '../../../platform/server/figures/figure.ts'
import type { FigureAsk } from '../../../platform/server/figures/question.ts'
import { areaSpan, multirangeOf } from '../../../platform/shared/area-id.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { hire } from '../../../tests/support/cast.ts'
import { openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import type { GapExplained } from '../gap.ts'
import type { MyDuty, OpenPlace } from '../my-duty.ts'
import { rosterFigures } from '../server/roster-figures.ts'
import { dayAfter, enterMembers, layRoster, openVillagePost, publish } from './roster-story.ts'

const { as, databaseUrl } = await testServer()
const client = new pg.Client({ connectionString: databaseUrl })
await client.connect()
afterAll(() => client.end())

let responseId = ''
let rosterId = ''
let shifts: Awaited<ReturnType<typeof layRoster>>['shifts'] = []
const officerId = newId()
let others: string[] = []

beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
  const { userId } = await as('officer')
  const self = { memberId: officerId, areaId: places.village, userId, number: '0012', skills: [{ skill: 'doctor' }] }
  await (await as('commander')).does('duty.addMembers', { responseId, members: [self] })
  others = await enterMembers(as, responseId, 3)
  const laid = await layRoster(as, responseId, [await openVillagePost(as, responseId)], {
    pattern: 'fourSixes',
    staffing: [{ role: 'member', count: 2 }],
  })
  ;({ rosterId, shifts } = laid)
  const lead = await as('townshipLead')
  const put = (at: number, memberId: string | undefined) => {
    const placing = { assignmentId: newId(), shiftId: shifts[at]?.id, memberId, role: 'member' }
    return lead.does('duty.assignMember', placing)
  }
  await put(0, officerId)
  await put(0, others[0])
  await put(1, others[1])
  await put(5, officerId)
  await publish(as, responseId, rosterId)
})

test('on the phone: my next shifts, who is with me and who relieves me, and my hours', async () => {
  const mine = await (await as('officer')).ask<MyDuty>('duty.mine', { responseId })
  expect(mine.memberId).toBe(officerId)
  expect(mine.shifts.map(({ day, shiftName }) => [day, shiftName])).toEqual([
    [dayAfter(0), '夜班'],
    [dayAfter(1), '早班'],
  ])
  expect(mine.shifts[0]).toMatchObject({ withMe: [{ memberId: others[0], name: '演示1号' }], after: ['演示2号'] })
  expect(mine.hours).toEqual({ past7Days: 0, next7Days: 12 })
  expect(await (await as('gateLead')).ask('duty.mine', { responseId })).toMatchObject({ memberId: null, shifts: [] })
})

test('what is free to take is shown with what keeps me from it', async () => {
  const open = { pattern: 'fourSixes', signUpFrom: new Date(Date.now() - 60_000).toISOString() }
  const laid = await layRoster(as, responseId, [await openVillagePost(as, responseId)], open)
  await publish(as, responseId, laid.rosterId)
  const { rows } = await (await as('officer')).ask<{ rows: OpenPlace[] }>('duty.openPlaces', { responseId })
  expect(rows).toHaveLength(28)
  expect(rows.find(({ day, shiftName }) => day === dayAfter(0) && shiftName === '早班')?.whyNot?.zh).toContain(
    '休息不足',
  )
  expect(rows.find(({ day, shiftName }) => day === dayAfter(3) && shiftName === '早班')?.whyNot).toBeNull()
  expect(await (await as('gateLead')).mayNotAsk('duty.openPlaces', { responseId })).toBe('duty.notYourself')
})

test('who could cover a gap, ranked, and how many each rule takes away', async () => {
  const lead = await as('townshipLead')
  const standby = { from: `${dayAfter(-1)}T16:00:00Z`, until: `${dayAfter(1)}T16:00:00Z` }
  await lead.does('duty.putOnStandby', { standbyId: newId(), rosterId, memberId: others[2], ...standby })
  const cover = await lead.ask<GapExplained>('duty.whoCouldCover', { shiftId: shifts[1]?.id, role: 'member' })
  expect(cover.rows.map(({ memberId }) => memberId)).toEqual([others[2]])
  expect(cover).toMatchObject({ missing: 1, total: 1, rows: [{ standby: true, near: true, walkMinutes: 10 }] })
  expect(cover.away).toMatchObject([{ rule: 'rest', count: 2, people: [{ way: 'setAside' }, { way: 'setAside' }] }])
  expect(cover.cheapest).toMatchObject({ way: 'assign', memberId: others[2], standby: true, rule: null })
})

test('by person: hours, nights and rest; whoever has nothing to do comes last', async () => {
  const { rows } = await (await as('viewer')).ask<{ rows: object[] }>('duty.loads', { rosterId })
  expect(rows[0]).toMatchObject({
    memberId: officerId,
    shifts: 2,
    hours: 12,
    nights: 1,
    run: 2,
    rest: 24,
    tired: false,
  })
  expect(rows.at(-1)).toMatchObject({ memberId: others[2], shifts: 0, standby: true })
})

test('the list of members is masked where it must be, found by number, and ends at the township', async () => {
  const lead = await as('townshipLead')
  const found = await lead.ask('duty.members', { responseId, number: '0012' })
  expect(found).toMatchObject({
    total: 1,
    rows: [{ name: '演示 officer', skills: [{ skill: 'doctor', approved: true }] }],
  })
  expect(await (await as('otherTownshipLead')).ask('duty.members', { responseId })).toMatchObject({ total: 0 })
})

test('every figure of rosters equals the rows it opens, for a commander and for two townships', async () => {
  const expected: Record<string, number> = {
    'duty.rosteredTimes': 4,
    'duty.rosteredPeople': 3,
    'duty.rosteredHours': 24,
    'duty.rosteredNights': 2,
    'duty.placesWanted': 56 + 28,
    'duty.placesMissing': 52 + 28,
  }
  for (const figure of rosterFigures)
    for (const areaId of [places.county, places.township, places.otherTownship]) {
      const value = await within(areaId, (ask) => figureValue(client, figure, ask))
      expect([figure.name, value]).toEqual([figure.name, areaId === places.otherTownship ? 0 : expected[figure.name]])
      expect(await within(areaId, (ask) => addUp(figure, ask))).toBe(value)
    }
})

/** What the rows behind a figure come to, added up here. */
async function addUp(figure: Figure, ask: FigureAsk): Promise<number> {
  const { rows } = await figureRows(client, figure, ask, { limit: 200 })
  const { count } = figure
  if (count === 'rows') return rows.length
  if ('distinct' in count) return new Set(rows.map((row) => row[count.distinct])).size
  if ('max' in count) return Math.max(0, ...rows.map((row) => Number(row[count.max])))
  return rows.reduce((sum, row) => sum + Number(row[count.sum]), 0)
}

async function within<T>(areaId: string, work: (ask: FigureAsk) => Promise<T>): Promise<T> {
  await client.query('begin')
  await client.query('set local role muster_app')
  await client.query(`set local muster.scope = '${multirangeOf([areaSpan(areaId)])}'`)
  const done = await work({ responseId })
  await client.query('commit')
  return done
}

test('what waits for a lead: swaps agreed on and leave asked for', async () => {
  const [officer, lead] = [await as('officer'), await as('townshipLead')]
  const { shifts: mine } = await officer.ask<MyDuty>('duty.mine', { responseId })
  const swap = { swapId: newId(), assignmentId: mine[1]?.assignmentId, otherMemberId: others[2], reason: '家中有事' }
  await officer.does('duty.askSwap', swap)
  const span = { from: `${dayAfter(5)}T00:00:00Z`, until: `${dayAfter(6)}T00:00:00Z` }
  await officer.does('duty.askAvailability', { availabilityId: newId(), responseId, kind: 'leave', ...span })
  expect(await lead.ask('duty.waiting', { responseId })).toMatchObject({
    swaps: [{ state: 'asked', name: '演示 officer', otherName: '演示3号', take: null, reason: '家中有事' }],
    leave: [{ name: '演示 officer' }],
  })
  const { swaps } = await officer.ask<MyDuty>('duty.mine', { responseId })
  expect(swaps).toMatchObject([{ side: 'asked', state: 'asked', otherName: '演示3号' }])
})

test('whoever is bound to another response sees nothing of this one, by no id', async () => {
  const otherResponse = await openStory(as)
  const bound = { username: 'bound.lead', role: 'areaLead', areaId: places.township, responseId: otherResponse }
  const lead = await hire(await as('administrator'), bound)
  expect(await lead.mayNotAsk('duty.loads', { rosterId })).toBe('platform.notFound')
  expect(await lead.mayNotAsk('duty.rosterChanges', { rosterId })).toBe('platform.notFound')
  const place = { shiftId: shifts[0]?.id, role: 'member' }
  expect(await lead.mayNotAsk('duty.whoCouldCover', place)).toBe('platform.notFound')
  expect(await lead.mayNotAsk('duty.board', { responseId, ...day })).toBe('platform.notFound')
  const assigning = { assignmentId: newId(), memberId: others[0], ...place }
  expect(await lead.isRefused('duty.assignMember', assigning)).toBe('platform.notFound')
})

const day = { from: `${dayAfter(0)}T00:00:00Z`, until: `${dayAfter(1)}T00:00:00Z` }

test('changes after publishing tell who came and who went, and why', async () => {
  const lead = await as('townshipLead')
  const { shifts: mine } = await (await as('officer')).ask<MyDuty>('duty.mine', { responseId })
  await lead.does('duty.unassignMember', { assignmentId: mine[0]?.assignmentId, reason: '临时抽调' })
  const { rows } = await lead.ask<{ rows: object[] }>('duty.rosterChanges', { rosterId })
  expect(rows).toMatchObject([{ what: 'went', name: '演示 officer', why: '临时抽调' }])
})
