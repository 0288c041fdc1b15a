import { describe, expect, test } from 'vitest'
import { places } from '../../../../tests/support/places.ts'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import { newId } from '../../../shared/ids.ts'
import { actorOf, command, openNotesRoom } from '../../tests/notes-room.ts'
import { openAdmission } from '../admission.ts'
import { openWaitingLine } from '../waiting-line.ts'

describe('the waiting line', () => {
  test('somebody at a gate goes before what a phone gathered in a valley without network', () => {
    const line = openWaitingLine<string>()
    line.join('gathered', 200)
    line.join('gathered too', 200)
    line.join('at the gate', 1)
    expect(line.board(250)).toEqual({ aboard: ['at the gate', 'gathered'], commands: 201 })
    expect(line.board(250).aboard).toEqual(['gathered too'])
    expect(line.length).toBe(0)
  })

  test('however many people stand at gates, every fourth flight takes the gathered ones first', () => {
    const line = openWaitingLine<string>()
    line.join('gathered', 200)
    for (let at = 0; at < 2_000; at++) line.join('gate', 1)
    const flights = Array.from({ length: 4 }, () => line.board(300).aboard)
    expect(flights.map((aboard) => aboard.includes('gathered'))).toEqual([false, false, false, true])
  })

  test('a request that is larger than a flight leaves alone', () => {
    const line = openWaitingLine<string>()
    line.join('large', 200)
    line.join('other', 10)
    expect(line.board(1).aboard).toEqual(['large'])
    expect(line.board(1).aboard).toEqual(['other'])
  })
})

describe('admission', () => {
  test('two thousand phones that come back at once are given places one after the other', () => {
    let now = 0
    const admission = openAdmission(
      () => 5_000,
      () => now,
    )
    const places = Array.from({ length: 2_000 }, () => admission.whenToReturn(20) as number)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    // At the guessed pace of 6,000 a second, and a little more than that.
    expect(places.at(-1)).toBeGreaterThan(4_000)
    expect(places.at(-1)).toBeLessThan(8_000)
    now = 3_000
    expect(admission.whenToReturn(20)).toBeLessThan((places.at(-1) as number) - 2_900)
  })

  test('people at work are still let in when the gathered ones have to wait', () => {
    const admission = openAdmission(() => 5_000)
    expect(admission.whenToReturn(1)).toBeUndefined()
    expect(admission.whenToReturn(20)).toBeGreaterThan(0)
    expect(openAdmission(() => 20_000).whenToReturn(1)).toBeGreaterThan(0)
  })

  test('places follow the measured pace: a slow machine lets phones wait longer, but never more than a minute', () => {
    let now = 0
    const slow = openAdmission(
      () => 5_000,
      () => now,
    )
    expect(slow.flightSize(500)).toBe(300)
    for (let at = 0; at < 40; at++, now += 250) slow.landed(100, true)
    expect(slow.flightSize(500)).toBe(100)
    const places = Array.from({ length: 2_000 }, () => slow.whenToReturn(20) as number)
    expect(places[100]).toBeGreaterThan(3_000)
    expect(Math.max(...places)).toBeLessThanOrEqual(60_000)
  })

  test('the hours without work do not count as slowness', () => {
    let now = 0
    const admission = openAdmission(
      () => 5_000,
      () => now,
    )
    for (let at = 0; at < 40; at++, now += 60_000) admission.landed(1, false)
    expect(Array.from({ length: 100 }, () => admission.whenToReturn(20)).at(-1)).toBeLessThan(1_000)
  })
})

test('a rush is taken in part, the rest is told when to come, and coming again records each once', async () => {
  const { desk, rows, boardIds } = await openNotesRoom(await testDatabase(), [places.village])
  const here = actorOf(places.township)
  const note = () => command('pin', { id: newId(), boardId: boardIds[0], topic: 'milk for the school' })
  const phones = Array.from({ length: 60 }, () => Array.from({ length: 100 }, note))
  const left = new Set(phones)
  let sentAway = 0
  async function sendAll() {
    await Promise.all(
      [...left].map(async (commands) => {
        const answers = await desk.submit(here, commands)
        expect(answers.map(({ id }) => id)).toEqual(commands.map(({ id }) => id))
        const kept = answers.every(({ outcome }) => outcome === 'accepted')
        if (kept) left.delete(commands)
        else {
          expect(answers.every((answer) => answer.outcome === 'retry' && answer.afterMs > 0)).toBe(true)
          sentAway++
        }
      }),
    )
  }
  while (left.size > 0) await sendAll()
  expect(sentAway).toBeGreaterThan(0)
  const [{ count }] = (await rows('select count(*)::int from notes.note', [])) as [{ count: number }]
  expect(count).toBe(6_000)
})
