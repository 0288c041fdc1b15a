import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import { inHours, openStory, anOrder as order, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { testServer } from '../../../tests/support/test-server.ts'

const { as } = await testServer()
let responseId = ''
const postId = newId()
beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
  const hours = { from: '00:00', until: '24:00' }
  const post = { postId, name: '国道卡点', postKind: 'roadCheckpoint', areaId: places.village, place: '路口', hours }
  await (await as('commander')).does('duty.openPosts', { responseId, posts: [post], order })
})

/** What the tile says, and how many rows it opens. */
async function told(figure: string) {
  const commander = await as('commander')
  const { value } = await commander.ask<{ value: number }>('figures.value', { responseId, figure })
  const { rows } = await commander.ask<{ rows: unknown[] }>('figures.rows', { responseId, figure, limit: 200 })
  return [value, rows.length]
}

test('a post where nobody is for part of the next four hours is a gap on the first page until somebody is', async () => {
  const commander = await as('commander')
  const home = await commander.ask<{ gaps: { figure: string }[] }>('responses.home', { responseId })
  const gaps = home.gaps.map(({ figure }) => figure)
  expect(gaps).toEqual(expect.arrayContaining(['duty.postsUnstaffed', 'duty.handoversUnsigned']))
  expect(await told('duty.postsUnstaffed')).toEqual([1, 1])
  const { userId } = await as('officer')
  const staffing = { staffId: newId(), postId, userId, role: 'officer', from: inHours(-0.1), until: inHours(3) }
  await commander.does('duty.staffPost', staffing)
  // Three hours of four: still bare for one.
  expect(await told('duty.postsUnstaffed')).toEqual([1, 1])
  const after = { ...staffing, staffId: newId(), from: staffing.until, until: inHours(8) }
  await commander.does('duty.staffPost', after)
  expect(await told('duty.postsUnstaffed')).toEqual([0, 0])
})
