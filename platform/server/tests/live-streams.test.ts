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

test('screens with many different rights hear less often, for each of them is a look of its own', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  try {
    const feed = openFeed()
    const village = (at: number) => `621121100${String(at).padStart(3, '0')}000000`
    const crowd = Array.from({ length: 50 }, (_, at) => feed.view(village(at + 201)))
    for (let at = 0; at < 60; at++) {
      feed.tell(...crowd.map((_, one) => hint(village(one + 201))))
      vi.advanceTimersByTime(100)
    }
    expect(crowd[49]?.heard.length).toBeGreaterThan(1)
    expect(crowd[49]?.heard.length).toBeLessThanOrEqual(4)
    feed.streams.close()
  } finally {
    vi.useRealTimers()
  }
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

function openCrowd() {
  let now = 0
  let looks = 0
  const shared = openSharedAnswers(() => now)
  const ask = async (screen: number | string, key = 'board') => {
    const question = { key, topics: ['passages'], screen: String(screen) }
    return JSON.parse(String(await shared.ask(question, async () => ({ key, looks: ++looks })))) as {
      key: string
      looks: number
    }
  }
  return {
    shared,
    ask,
    later(ms: number) {
      now += ms
    },
  }
}

test('a crowd of screens shares one look, however slowly they ask, and after a hint nobody gets the answer of before', async () => {
  const { shared, ask, later } = openCrowd()
  for (let screen = 1; screen <= 5; screen++) {
    expect((await ask(screen)).looks).toBe(screen)
    later(1_000)
  }
  shared.told(['passages'])
  expect((await ask(6)).looks).toBe(6)
  for (let screen = 7; screen < 500; screen++) expect((await ask(screen)).looks).toBe(6)
  expect((await ask(6, 'board of others')).key).toBe('board of others')
  shared.told(['posts'])
  expect((await ask(1)).looks).toBe(6)
  shared.told(['passages'])
  expect((await ask(2)).looks).toBe(8)
  expect((await ask(3)).looks).toBe(8)
  later(5_000)
  expect((await ask(4)).looks).toBe(9)
})

test('a crowd stays one while it looks, and is forgotten when it has left', async () => {
  const { ask, later } = openCrowd()
  const all = async () => {
    for (let screen = 1; screen <= 20; screen++) await ask(screen)
    return (await ask(1)).looks
  }
  expect(await all()).toBe(5)
  later(16_000)
  expect(await all()).toBe(6)
  later(40_000)
  expect((await ask(1)).looks).toBe(7)
  expect((await ask(1)).looks).toBe(8)
})

test('few screens, however often they ask, see what is there now: who records and looks is never answered with the past', async () => {
  const { ask } = openCrowd()
  for (let at = 1; at <= 50; at++) expect((await ask(at % 5)).looks).toBe(at)
})

test('where many look, two that ask the same share; who is alone with a question still sees what is there now', async () => {
  const { shared, ask, later } = openCrowd()
  const villages = Array.from({ length: 60 }, (_, at) => `village ${at}`)
  for (const village of villages) await ask(village, village)
  shared.told(['passages'])
  const first = (await ask('village 7', 'village 7')).looks
  expect((await ask('deputy of 7', 'village 7')).looks).toBe(first)
  for (let at = 1; at < 5; at++) expect((await ask('village 8', 'village 8')).looks).toBe(first + at)
  later(60_000)
  expect((await ask('village 7', 'village 7')).looks).toBe(first + 5)
  expect((await ask('deputy of 7', 'village 7')).looks).toBe(first + 6)
})

test('who did something is not answered with what was before, in any crowd', async () => {
  const { shared, ask, later } = openCrowd()
  for (let screen = 1; screen <= 20; screen++) await ask(screen)
  expect((await ask(1)).looks).toBe(5)
  later(100)
  shared.acted('3')
  later(100)
  expect((await ask(4)).looks).toBe(5)
  expect((await ask(3)).looks).toBe(6)
  expect((await ask(4)).looks).toBe(6)
  later(100)
  expect((await ask(3)).looks).toBe(6)
})

test('a failure is nobody else’s answer', async () => {
  const shared = openSharedAnswers(() => 0)
  const question = (screen: number) => ({ key: 'board', topics: [], screen: String(screen) })
  for (let at = 0; at < 7; at++)
    await expect(shared.ask(question(at), () => Promise.reject(new Error('down')))).rejects.toThrow('down')
  expect(String(await shared.ask(question(8), async () => 'up'))).toBe('"up"')
})
