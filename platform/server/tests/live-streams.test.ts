import { expect, test, vi } from 'vitest'
import { places } from '../../../tests/support/places.ts'
import { newId } from '../../shared/ids.ts'
import type { Hint } from '../live.ts'
import { openStreams } from '../live-streams.ts'
import { openSharedAnswers } from '../shared-answers.ts'
import { actorOf } from './notes-room.ts'

function openFeed() {
  let tell: (hints: readonly Hint[]) => void = () => {}
  const told: string[][] = []
  const streams = openStreams(
    {
      subscribe(listener) {
        tell = listener
        return () => {}
      },
    },
    new Map([['secret', 'note.read']]),
    (topics) => told.push([...topics]),
  )
  const view = (areaId: string, permissions?: string[]) => {
    const heard: Buffer[] = []
    const viewer = { actor: actorOf(areaId, permissions), topics: new Set(['passages', 'secret']) }
    const leave = streams.join({ ...viewer, write: (message) => void heard.push(message) })
    return { heard, leave, texts: () => heard.map(String) }
  }
  return { streams, told, view, tell: (...hints: Hint[]) => tell(hints) }
}

const responseId = newId()
const hint = (areaId: string, topic = 'passages') => ({ topic, areaId, responseId })

test('screens with the same rights are written the same bytes, many places as one message', () => {
  const feed = openFeed()
  const [one, two] = [feed.view(places.county), feed.view(places.county)]
  feed.tell(hint(places.village), hint(places.township), hint(places.otherTownship))
  expect(one.heard).toHaveLength(1)
  expect(two.heard[0]).toBe(one.heard[0])
  expect(one.texts()).toEqual([
    `data: ${JSON.stringify({ topic: 'passages', responseId, precincts: [places.township, places.otherTownship] })}\n\n`,
  ])
})

test('nobody hears of what lies outside their rights, however they share', () => {
  const feed = openFeed()
  const [here, there] = [feed.view(places.township), feed.view(places.otherTownship)]
  const unallowed = feed.view(places.county, ['note.pin'])
  feed.tell(hint(places.village), hint(places.village, 'secret'))
  expect(here.texts().join()).toContain('secret')
  expect(there.heard).toEqual([])
  expect(unallowed.texts().join()).not.toContain('secret')
})

test('what happens while screens rest is told once, later, and those who left hear nothing', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  try {
    const feed = openFeed()
    const [stays, leaves] = [feed.view(places.county), feed.view(places.county)]
    for (let at = 0; at < 50; at++) feed.tell(hint(places.village))
    expect(stays.heard).toHaveLength(1)
    leaves.leave()
    vi.advanceTimersByTime(200)
    expect(stays.heard).toHaveLength(1)
    vi.advanceTimersByTime(100)
    expect(stays.heard).toHaveLength(2)
    expect(leaves.heard).toHaveLength(1)
    expect(feed.told).toEqual([['passages'], ['passages']])
    // Two thousand screens hear less often, and not in the same instant.
    const crowd = Array.from({ length: 2_000 }, () => feed.view(places.county))
    for (let at = 0; at < 120; at++) {
      feed.tell(hint(places.village))
      vi.advanceTimersByTime(100)
    }
    expect(crowd[0]?.heard.length).toBeLessThanOrEqual(3)
    expect(crowd.at(-1)?.heard.length).toBeGreaterThan(0)
    feed.streams.close()
  } finally {
    vi.useRealTimers()
  }
})

test('a crowd shares one look, a few see what is there now, and after a hint nobody gets the answer of before', async () => {
  let now = 0
  let looks = 0
  const shared = openSharedAnswers(() => now)
  const ask = (key: string) => shared.ask({ key, topics: ['passages'] }, async () => ({ key, looks: ++looks }))
  const one = async (key: string) => JSON.parse(await ask(key)) as { key: string; looks: number }
  for (let at = 1; at <= 5; at++) expect((await one('board')).looks).toBe(at)
  for (let at = 0; at < 500; at++) expect((await one('board')).looks).toBe(5)
  expect((await one('board of others')).key).toBe('board of others')
  shared.told(['posts'])
  expect((await one('board')).looks).toBe(5)
  shared.told(['passages'])
  expect((await one('board')).looks).toBe(7)
  expect((await one('board')).looks).toBe(7)
  now = 5_001
  expect((await one('board')).looks).toBe(8)
})

test('a failure is nobody else’s answer', async () => {
  const shared = openSharedAnswers(() => 0)
  const question = { key: 'board', topics: [] }
  for (let at = 0; at < 7; at++)
    await expect(shared.ask(question, () => Promise.reject(new Error('down')))).rejects.toThrow('down')
  expect(await shared.ask(question, async () => 'up')).toBe('"up"')
})
