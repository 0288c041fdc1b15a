import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figureRows, figureValue } from '../../../platform/server/figures/count.ts'
import { areaSpan, multirangeOf } from '../../../platform/shared/area-id.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { proof } from '../../../tests/support/proof.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import type { MyHandover } from '../handover.ts'
import { handoversUnsigned } from '../server/attendance-figures.ts'
import { hoursAgo, letBegin, servedPost } from './attendance-story.ts'

const { as, databaseUrl } = await testServer()
const owner = new pg.Client({ connectionString: databaseUrl })
await owner.connect()
afterAll(() => owner.end())
let responseId = ''
const member: Record<string, string> = {}
beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
  for (const part of ['officer', 'medic', 'gateLead'] as const) {
    const memberId = newId()
    member[part] = memberId
    const { userId } = await as(part)
    const members = [{ memberId, areaId: places.village, userId }]
    await (await as('commander')).does('duty.addMembers', { responseId, members })
  }
})

const written = (shiftId: string | undefined, more: object = {}) => ({
  ...{ handoverId: newId(), shiftId, text: '本班平稳，测温枪一支待修。', items: [], done: [] },
  ...more,
})
const item = (text: string) => ({ itemId: newId(), text })

test('a handover is signed by one and countersigned by another; what is open goes on until it is done', async () => {
  const [officer, medic] = [await as('officer'), await as('medic')]
  const both = [member.officer ?? '', member.gateLead ?? '']
  const { postId, shifts } = await servedPost(as, responseId, [both, [member.medic ?? ''], both])
  await letBegin(owner, postId, 24.2)
  const [first, second, third] = shifts.map(({ id }) => id)
  const asked = (shiftId: string | undefined, who = medic) => who.ask<MyHandover>('duty.myHandover', { shiftId })
  const items = [item('测温枪送修'), item('李某家待送药（演示）')]
  const handover = written(first, { items })
  await officer.does('duty.signHandover', handover, { madeAt: hoursAgo(12.2) })
  const seen = await asked(second)
  expect(seen.before).toMatchObject({ text: handover.text, countersignedAt: null })
  expect(seen.mayCountersign).toBe(true)
  expect(seen.openItems.map(({ text }) => text)).toEqual(items.map(({ text }) => text))
  await medic.does('duty.countersignHandover', { handoverId: handover.handoverId, remark: '已清点' })
  expect((await asked(second)).before).toMatchObject({ remark: '已清点', countersignedBy: '演示 medic' })
  await medic.does('duty.signHandover', written(second, { done: [items[0]?.itemId], items: [item('补领口罩')] }))
  const last = await asked(third, officer)
  expect(last.openItems.map(({ text }) => text).sort()).toEqual(['李某家待送药（演示）', '补领口罩'].sort())
  const { rows } = await owner.query('select sealed from duty.handover_item where post_id = $1', [postId])
  expect(rows.every(({ sealed }) => !String(sealed).includes('口罩'))).toBe(true)
})

test('duty.signHandover refuses who is not on the shift, a shift that has not begun, a second one, and items that are not open', async () => {
  const [officer, medic] = [await as('officer'), await as('medic')]
  const { postId, shifts } = await servedPost(as, responseId, [
    [member.officer ?? '', member.gateLead ?? ''],
    [member.medic ?? ''],
  ])
  const [first] = shifts.map(({ id }) => id)
  expect(await officer.isRefused('duty.signHandover', written(first))).toBe('duty.handoverTooSoon')
  await letBegin(owner, postId, 11)
  expect(await medic.isRefused('duty.signHandover', written(first))).toBe('duty.handoverNotYours')
  expect(await officer.isRefused('duty.signHandover', written(first, { done: [newId()] }))).toBe('duty.itemNotOpen')
  await officer.does('duty.signHandover', written(first))
  expect(await (await as('gateLead')).isRefused('duty.signHandover', written(first))).toBe('duty.handoverWritten')
  expect(await medic.mayNotAsk('duty.myHandover', { shiftId: first })).toBe('duty.handoverNotYours')
})

test('duty.countersignHandover refuses the signer on both shifts, who is not the relief, and a second signature', async () => {
  const [officer, medic, gateLead] = [await as('officer'), await as('medic'), await as('gateLead')]
  const { officer: one = '', medic: two = '' } = member
  const { postId, shifts } = await servedPost(as, responseId, [[one], [one, two]])
  await letBegin(owner, postId, 13)
  const handover = written(shifts[0]?.id)
  await officer.does('duty.signHandover', handover)
  const sign = { handoverId: handover.handoverId }
  expect(await officer.isRefused('duty.countersignHandover', sign)).toBe('duty.handoverSamePerson')
  expect(await gateLead.isRefused('duty.countersignHandover', sign)).toBe('duty.handoverNotRelief')
  const early = await medic.isRefused('duty.countersignHandover', sign, { madeAt: hoursAgo(3) })
  expect(early).toBe('duty.handoverBeforeSigned')
  await medic.does('duty.countersignHandover', sign)
  expect(await medic.isRefused('duty.countersignHandover', sign)).toBe('duty.handoverCountersigned')
  expect(await medic.isRefused('duty.countersignHandover', { handoverId: newId() })).toBe('platform.notFound')
})

test('a signature that is missing half an hour after the relief was due is a gap, until it is there', async () => {
  const [officer, medic] = [await as('officer'), await as('medic')]
  const { postId, shifts } = await servedPost(as, responseId, [[member.officer ?? ''], [member.medic ?? '']])
  const count = async (areaId: string = places.township) => {
    await owner.query('begin')
    await owner.query('set local role muster_app')
    await owner.query(`set local muster.scope = '${multirangeOf([areaSpan(areaId)])}'`)
    const ask = { responseId, where: { post_id: postId } }
    const value = await figureValue(owner, handoversUnsigned, ask)
    expect((await figureRows(owner, handoversUnsigned, ask, { limit: 200 })).rows.length).toBe(value)
    await owner.query('commit')
    return value
  }
  await letBegin(owner, postId, 12.2)
  expect(await count()).toBe(0)
  await letBegin(owner, postId, 13)
  expect(await count()).toBe(1)
  expect(await count(places.county)).toBe(1)
  expect(await count(places.otherTownship)).toBe(0)
  const handover = written(shifts[0]?.id)
  await officer.does('duty.signHandover', handover)
  expect(await count()).toBe(1)
  await medic.does('duty.countersignHandover', { handoverId: handover.handoverId })
  expect(await count()).toBe(0)
  const home = await (await as('commander')).ask<{ gaps: { figure: string }[] }>('responses.home', { responseId })
  expect(home.gaps.map(({ figure }) => figure)).toContain('duty.handoversUnsigned')
})

test('the ledger proves handovers and their items; rows that this story moved in time are the only ones it finds', async () => {
  const { faults } = await proof(databaseUrl)
  expect(faults.filter((fault) => /duty\.(attendance|handover)/.test(fault))).toEqual([])
  expect(faults.filter((fault) => !/duty\.(shift|assignment)/.test(fault))).toEqual([])
})
