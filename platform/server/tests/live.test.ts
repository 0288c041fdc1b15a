import { afterAll, expect, test, vi } from 'vitest'
import { places } from '../../../tests/support/places.ts'
import { setStage } from '../../../tests/support/stage.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import { newId } from '../../shared/ids.ts'
import { openPool } from '../database.ts'
import { type Hint, openLive } from '../live.ts'

const server = await testServer()
const stage = await setStage(server.databaseUrl)
const pools = [openPool(server.databaseUrl, { max: 3 }), openPool(server.databaseUrl, { max: 3 })]
afterAll(() => Promise.all(pools.map((pool) => pool.end())))

/** Listens as a screen does; `heard` grows while it does. */
async function listen(part: 'gateLead' | 'otherGateLead' | 'commander' | 'nobody', topics = 'passages,figures') {
  const over = new AbortController()
  const { cookie } = await server.as(part)
  const answer = await fetch(`${server.url}/api/live?topics=${topics}`, { headers: { cookie }, signal: over.signal })
  const heard: string[] = []
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  const listening = (async () => {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) heard.push(part.value)
  })().catch(() => {})
  return {
    status: answer.status,
    hints: () =>
      heard
        .join('')
        .split('\n')
        .filter((line) => line.startsWith('data:')),
    stop: () => {
      over.abort()
      return listening
    },
  }
}

const pass = (checkpointId: string) => ({
  id: newId(),
  checkpointId,
  subject: 'person',
  direction: 'in',
  people: [{ temperature: 36.5, name: '演示某' }],
  decision: 'passed',
})

test('a screen hears of its own township within a moment, and never of another', async () => {
  const [mine, theirs, above] = [await listen('gateLead'), await listen('otherGateLead'), await listen('commander')]
  const officer = await server.as('officer')
  await officer.does('checkpoints.recordPassage', pass(stage.checkpointId))
  await vi.waitFor(() => expect(mine.hints().length).toBeGreaterThan(0), 20_000)
  await (await server.as('otherOfficer')).does('checkpoints.recordPassage', pass(stage.otherCheckpointId))
  await vi.waitFor(() => expect(theirs.hints().length).toBeGreaterThan(0), 20_000)
  await vi.waitFor(() => expect(above.hints().some((hint) => hint.includes(places.otherTownship))).toBe(true), 20_000)
  expect(mine.hints().join()).not.toContain(places.otherTownship)
  expect(theirs.hints().join()).not.toContain(places.township)
  // A hint says what kind and where: no name, no id of a record.
  expect(Object.keys(JSON.parse(mine.hints()[0]?.slice(5) ?? '{}')).sort()).toEqual([
    'precincts',
    'responseId',
    'topic',
  ])
  await Promise.all([mine.stop(), theirs.stop(), above.stop()])
})

test('a screen hears only what it asked for, and nobody who is not signed in hears anything', async () => {
  const other = await listen('gateLead', 'zones')
  expect((await listen('nobody')).status).toBe(401)
  await (await server.as('officer')).does('checkpoints.recordPassage', pass(stage.checkpointId))
  await new Promise((done) => setTimeout(done, 400))
  expect(other.hints()).toEqual([])
  await other.stop()
})

test('a server tells the others of the same database, many hints as one, and hears itself once', async () => {
  const [one, two] = pools.map((pool) => openLive(pool)) as [ReturnType<typeof openLive>, ReturnType<typeof openLive>]
  const heard: { one: Hint[]; two: Hint[] } = { one: [], two: [] }
  one.subscribe((hints) => heard.one.push(...hints))
  two.subscribe((hints) => heard.two.push(...hints))
  // Until both ears are open.
  await vi.waitFor(() => {
    one.publish([{ topic: 'hello', areaId: places.village }])
    expect(heard.two.length).toBeGreaterThan(0)
  }, 20_000)
  await new Promise((done) => setTimeout(done, 400))
  heard.one.length = 0
  heard.two.length = 0
  for (let at = 0; at < 300; at++) one.publish([{ topic: 'made-up', areaId: places.village }])
  // More than one notification can hold.
  for (let at = 0; at < 200; at++) one.publish([{ topic: 'far', areaId: places.village, responseId: newId() }])
  await vi.waitFor(() => expect(heard.two).toHaveLength(201), 20_000)
  expect(heard.one).toHaveLength(201)
  await Promise.all([one.close(), two.close()])
})

test('closed while it still connects, it leaves the pool free to end', async () => {
  const hasty = openPool(server.databaseUrl, { max: 1 })
  const live = openLive(hasty)
  await live.close()
  await hasty.end()
  expect(hasty.totalCount).toBe(0)
})
