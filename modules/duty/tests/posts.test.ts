import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import { anOrder, openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { testServer } from '../../../tests/support/test-server.ts'

const { as } = await testServer()
let responseId = ''
beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
})

type Posts = {
  rows: { id: string; name: string; kind: string; orderNumber: string | null; staffed: number; wanted: number }[]
  total: number
}

const post = (more: object = {}) => ({
  postId: newId(),
  name: `卡点 ${newId().slice(-6)}`,
  postKind: 'roadCheckpoint',
  areaId: places.village,
  place: 'G310 国道村口',
  ...more,
})
const ten = (areaId: string) => Array.from({ length: 10 }, () => post({ areaId }))
const order = anOrder

test('ten checkpoints open at once behind one order, with the hours and head-counts of the playbook', async () => {
  const commander = await as('commander')
  await commander.does('duty.openPosts', { responseId, posts: ten(places.village), order })
  const { rows, total } = await commander.ask<Posts>('duty.posts', { responseId, areaId: places.township })
  expect(total).toBe(10)
  expect(rows[0]).toMatchObject({ kind: 'checkpoint', orderNumber: order.number, staffed: 0, wanted: 4 })
  const shown = await commander.ask('duty.post', { postId: rows[0]?.id })
  expect(shown).toMatchObject({
    hours: { from: '00:00', until: '24:00' },
    orders: [{ deed: 'open', ...order }],
    precinctName: '甲镇',
  })
})

test('duty.openPosts refuses a checkpoint without an order, and then opens none of the list', async () => {
  const commander = await as('commander')
  const before = await commander.ask<Posts>('duty.posts', { responseId })
  const posts = [post({ order }), post()]
  expect(await commander.isRefused('duty.openPosts', { responseId, posts })).toBe('duty.orderMissing')
  expect((await commander.ask<Posts>('duty.posts', { responseId })).total).toBe(before.total)
  const vanguard = post({ postKind: 'vanguardPost' })
  await commander.does('duty.openPosts', { responseId, posts: [vanguard] })
})

test('duty.openPosts refuses an unknown kind, role or area, empty hours, a double name and an order of tomorrow', async () => {
  const commander = await as('commander')
  const refused = (more: object, by: object = order) =>
    commander.isRefused('duty.openPosts', { responseId, posts: [post(more)], order: by })
  expect(await refused({ postKind: 'tollBooth' })).toBe('duty.unknownPostKind')
  expect(await refused({ staffing: [{ role: 'pilot', count: 1 }] })).toBe('duty.unknownRole')
  expect(await refused({ areaId: '621121100999000000' })).toBe('duty.areaUnknown')
  expect(await refused({ hours: { from: '08:00', until: '08:00' } })).toBe('duty.hoursEmpty')
  expect(await refused({}, { ...order, signedOn: '2999-01-01' })).toBe('duty.orderNotYetSigned')
  const first = post()
  await commander.does('duty.openPosts', { responseId, posts: [first], order })
  expect(await refused({ name: first.name })).toBe('duty.nameTaken')
  expect(await refused({ postId: first.postId })).toBe('duty.alreadyOpened')
  expect(await refused({ areaId: places.otherCounty })).toBe('platform.notFound')
})

test('a township lead sees nothing of another township’s posts, by list or by id', async () => {
  const commander = await as('commander')
  const theirs = post({ areaId: places.otherVillage })
  await commander.does('duty.openPosts', { responseId, posts: [theirs], order })
  const lead = await as('townshipLead')
  const { rows } = await lead.ask<Posts>('duty.posts', { responseId, limit: 200 })
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.map(({ id }) => id)).not.toContain(theirs.postId)
  expect(await lead.ask('duty.posts', { responseId, areaId: places.otherTownship })).toMatchObject({
    rows: [],
    total: 0,
  })
  expect(await lead.mayNotAsk('duty.post', { postId: theirs.postId })).toBe('platform.notFound')
  const close = { postId: theirs.postId, order, reason: '演练' }
  expect(await lead.isRefused('duty.closePost', close)).toBe('platform.notFound')
  const timeline = await lead.ask('responses.timeline', { responseId, limit: 200 })
  expect(JSON.stringify(timeline)).not.toContain(theirs.name)
  const opening = { responseId, posts: [post({ areaId: places.otherVillage })], order }
  expect(await lead.isRefused('duty.openPosts', opening)).toBe('platform.notFound')
})

test('a post moves with an order, and its history keeps both', async () => {
  const lead = await as('townshipLead')
  const moved = post()
  await lead.does('duty.openPosts', { responseId, posts: [moved], order })
  const newOrder = { ...order, number: '演指发〔2021〕8号' }
  await lead.does('duty.movePost', {
    postId: moved.postId,
    areaId: places.township,
    place: '镇政府路口',
    order: newOrder,
    reason: '绕行',
  })
  const shown = await lead.ask<{ place: string; orders: { number: string }[] }>('duty.post', { postId: moved.postId })
  expect(shown.place).toBe('镇政府路口')
  expect(shown.orders.map(({ number }) => number)).toEqual([newOrder.number, order.number])
})

test('duty.movePost refuses to push a post into a neighbour’s area, to move it nowhere, or without an order', async () => {
  const lead = await as('townshipLead')
  const own = post()
  await lead.does('duty.openPosts', { responseId, posts: [own], order })
  const move = { postId: own.postId, areaId: places.otherVillage, place: '乙村口', order, reason: '演练' }
  expect(await lead.isRefused('duty.movePost', move)).toBe('platform.notFound')
  expect(await lead.isRefused('duty.movePost', { ...move, areaId: own.areaId, place: own.place })).toBe('duty.sameSpot')
  expect(await lead.isRefused('duty.movePost', { ...move, order: undefined })).toBe('platform.badInput')
  const administrator = await as('administrator')
  const away = { ...move, areaId: places.otherCounty }
  expect(await administrator.isRefused('duty.movePost', away)).toBe('duty.outsideResponse')
})

test('duty.closePost refuses a second time and an officer, and a closed post is gone from the list', async () => {
  const lead = await as('townshipLead')
  const own = post()
  await lead.does('duty.openPosts', { responseId, posts: [own], order })
  const close = { postId: own.postId, order, reason: '道路恢复通行' }
  expect(await (await as('officer')).isRefused('duty.closePost', close)).toBe('platform.notAllowed')
  await lead.does('duty.closePost', close)
  expect(await lead.isRefused('duty.closePost', close)).toBe('duty.postClosed')
  const { rows } = await lead.ask<Posts>('duty.posts', { responseId, limit: 200 })
  expect(rows.map(({ id }) => id)).not.toContain(own.postId)
  const closed = await lead.ask<Posts>('duty.posts', { responseId, state: 'closed' })
  expect(closed.rows.map(({ id }) => id)).toContain(own.postId)
})

test('pages of posts follow each other without a gap', async () => {
  const commander = await as('commander')
  const ids: string[] = []
  let after: string | undefined
  do {
    const page = await commander.ask<Posts & { next?: string }>('duty.posts', {
      responseId,
      limit: 4,
      ...(after ? { after } : {}),
    })
    ids.push(...page.rows.map(({ id }) => id))
    after = page.next
  } while (after)
  const { total } = await commander.ask<Posts>('duty.posts', { responseId })
  expect(new Set(ids).size).toBe(total)
})
