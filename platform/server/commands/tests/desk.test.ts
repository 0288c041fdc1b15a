import { expect, test } from 'vitest'
import { places } from '../../../../tests/support/places.ts'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import { newId } from '../../../shared/ids.ts'
import { actorOf, command, openNotesRoom } from '../../tests/notes-room.ts'

const { desk, rows, faults, boardIds } = await openNotesRoom(await testDatabase(), [
  places.village,
  places.otherVillage,
])
const [boardId, otherBoardId] = boardIds as [string, string]
const here = actorOf(places.township)
const there = actorOf(places.otherTownship)
const note = (more: object = {}) => ({ id: newId(), boardId, topic: 'milk for the school', ...more })

const entriesOf = (ids: string[]) => rows('select * from platform.ledger_entry where id = any($1)', [ids])
const notesOf = (ids: string[]) => rows('select * from notes.note where id = any($1)', [ids])
const codes = (answers: { outcome: string; problem?: { code: string } }[]) =>
  answers.map((answer) => answer.problem?.code ?? answer.outcome)

test('a command sent again, in one batch, at the same moment or next week is recorded once and answered the same', async () => {
  const input = note()
  const one = command('pin', input)
  const [batch, parallel] = await Promise.all([desk.submit(here, [one, one]), desk.submit(here, [one])])
  const later = await desk.submit(here, [{ ...one, madeAt: new Date(Date.now() - 6 * 86_400_000).toISOString() }])
  for (const answer of [...batch, ...parallel, ...later]) {
    expect(answer).toEqual({ id: one.id, outcome: 'accepted', result: { id: input.id } })
  }
  expect(await notesOf([input.id])).toHaveLength(1)
  expect(await entriesOf([one.id])).toHaveLength(1)
})

test('two devices that send the same command in two flights at once still record it once', async () => {
  const one = command('pinCarefully', note())
  const answers = await Promise.all(Array.from({ length: 6 }, () => desk.submit(here, [one])))
  expect(codes(answers.flat())).toEqual(Array(6).fill('accepted'))
  expect(await entriesOf([one.id])).toHaveLength(1)
})

test('an id in capital letters is the same id', async () => {
  const input = note()
  const one = command('pin', { ...input, id: input.id.toUpperCase() })
  const loud = { ...one, id: one.id.toUpperCase() }
  expect(codes(await desk.submit(here, [loud]))).toEqual(['accepted'])
  expect(codes(await desk.submit(here, [loud, one]))).toEqual(['accepted', 'accepted'])
  expect(await notesOf([input.id])).toHaveLength(1)
})

test('a refusal undoes what the run had written and keeps its receipt for ever', async () => {
  const input = note({ topic: 'refused' })
  const one = command('pinCarefully', input)
  expect(codes(await desk.submit(here, [one]))).toEqual(['notes.closed'])
  expect(await notesOf([input.id])).toEqual([])
  expect(await entriesOf([one.id])).toMatchObject([{ outcome: 'refused', records: null, actor_id: here.userId }])
  // The same id with an input that would pass: what was refused stays refused.
  expect(codes(await desk.submit(here, [{ ...one, input: note() }]))).toEqual(['notes.closed'])
})

test.each(['pin', 'pinCarefully'])('one bad command never spoils its neighbours (%s)', async (name) => {
  const inputs = [
    note(),
    note({ topic: 'refused' }),
    note({ topic: 'x'.repeat(31) }),
    note({ boardId: newId() }),
    note(),
  ]
  const answers = await desk.submit(here, [...inputs.map((input) => command(name, input)), { id: 'nonsense' }])
  expect(codes(answers)).toEqual([
    'accepted',
    'notes.closed',
    'notes.tooLong',
    'platform.notFound',
    'accepted',
    'platform.badCommand',
  ])
  expect(await notesOf(inputs.map(({ id }) => id))).toHaveLength(2)
})

test('a row that is there already is refused by the constraint’s own words, and its neighbours pass', async () => {
  const known = note()
  await desk.submit(here, [command('pin', known)])
  const answers = await desk.submit(here, [command('pin', note()), command('pin', known), command('pin', note())])
  expect(codes(answers)).toEqual(['accepted', 'notes.known', 'accepted'])
})

test('a fault nobody foresaw is no answer: its command comes again, the other phones of the flight are served', async () => {
  const broken = command('pin', note({ topic: 'breaks everything' }))
  const phones = [
    [command('pin', note())],
    [command('pin', note()), broken, command('pin', note())],
    [command('pin', note())],
  ]
  const answers = await Promise.all(phones.map((commands) => desk.submit(here, commands)))
  // What follows the broken one on its own phone may depend on it, so it waits too.
  expect(answers.map(codes)).toEqual([['accepted'], ['accepted', 'retry', 'retry'], ['accepted']])
  expect(await entriesOf([broken.id])).toEqual([])
  expect(faults.length).toBeGreaterThan(0)
})

test('an id that was used for another action, or by somebody else, is refused and changes nothing', async () => {
  const one = command('pin', note())
  await desk.submit(here, [one])
  expect(codes(await desk.submit(here, [{ ...one, action: 'notes.pinCarefully' }]))).toEqual(['platform.idUsedTwice'])
  expect(codes(await desk.submit(actorOf(places.township), [one]))).toEqual(['platform.idUsedTwice'])
  expect(await entriesOf([one.id])).toMatchObject([{ action: 'notes.pin', actor_id: here.userId, outcome: 'accepted' }])
})

test('those who fly together share a block and never a scope', async () => {
  const [mine, foreign, theirs] = [note(), note({ boardId: otherBoardId }), note({ boardId: otherBoardId })]
  const commands = [mine, foreign, theirs].map((input) => command('pin', input))
  const [a, b, c] = commands as [object, object, object]
  const [fromHere, fromThere] = await Promise.all([desk.submit(here, [a, b]), desk.submit(there, [c])])
  expect(codes(fromHere)).toEqual(['accepted', 'platform.notFound'])
  expect(codes(fromThere)).toEqual(['accepted'])
  expect((await notesOf([mine.id, foreign.id, theirs.id])).map(({ id }) => id).sort()).toEqual(
    [mine.id, theirs.id].sort(),
  )
  const entries = await entriesOf(commands.map(({ id }) => id))
  expect(new Set(entries.map((entry) => entry.block_id)).size).toBe(1)
  // Where somebody looked without right is kept as a try, but not as something that happened over there.
  expect(entries.find((entry) => entry.outcome === 'refused')).toMatchObject({ area_id: null, sealed: null })
})

test('nobody acts without the permission, after its end, or in another response than the one they are bound to', async () => {
  const over = actorOf(places.township)
  const ended = { ...over, grants: over.grants.map((grant) => ({ ...grant, until: new Date(Date.now() - 1000) })) }
  const bound = { ...over, grants: over.grants.map((grant) => ({ ...grant, responseId: newId() })) }
  expect(codes(await desk.submit(actorOf(places.township, ['note.read']), [command('pin', note())]))).toEqual([
    'platform.notAllowed',
  ])
  expect(codes(await desk.submit(ended, [command('pin', note())]))).toEqual(['platform.notAllowed'])
  expect(codes(await desk.submit(bound, [command('pin', note())]))).toEqual(['platform.notFound'])
})

test('a phone whose clock runs ahead is told so, and one that was offline for days is not', async () => {
  const at = (minutes: number) => ({ madeAt: new Date(Date.now() + minutes * 60_000).toISOString() })
  expect(
    codes(await desk.submit(here, [command('pin', note(), at(20)), command('pin', note(), at(-4 * 1440))])),
  ).toEqual(['platform.tooEarly', 'accepted'])
})

test('what is personal in a command is in the ledger only under seal', async () => {
  const one = command('pin', note({ words: '演示：李家缺药' }))
  await desk.submit(here, [one])
  const [entry] = await entriesOf([one.id])
  expect(JSON.stringify(entry)).not.toContain('缺药')
  expect(entry.sealed.toString('utf8')).not.toContain('缺药')
  expect(entry.key_id).not.toBeNull()
})
