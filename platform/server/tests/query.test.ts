import { expect, test } from 'vitest'
import { z } from 'zod'
import { places } from '../../../tests/support/places.ts'
import { testDatabase } from '../../../tests/support/test-database.ts'
import { newId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/problem.ts'
import { type AnyQuery, answerQuery, query, type Reading } from '../query.ts'
import { actorOf, command, openNotesRoom } from './notes-room.ts'

const room = await openNotesRoom(await testDatabase(), [places.village, places.otherVillage])
const [here, there] = [actorOf(places.township), actorOf(places.otherTownship)]

const listNotes = query({
  name: 'notes.list',
  permission: 'note.read',
  input: z.object({}),
  output: z.object({ topics: z.array(z.string()) }),
  run: async ({ client }) => {
    const { rows } = await client.query<{ topic: string }>('select topic from notes.note order by topic')
    return { topics: rows.map(({ topic }) => topic) }
  },
}) as unknown as AnyQuery

const openNote = { ...listNotes, name: 'notes.open', sensitive: true } as AnyQuery
openNote.run = async ({ reads }) => {
  reads({ ids: [newId()] })
  return { topics: ['opened'] }
}

async function ask(
  asked: AnyQuery,
  actor = here,
  {
    purpose,
    recordReading = async () => {},
  }: { purpose?: 'audit'; recordReading?: (actor: unknown, reading: Reading) => Promise<void> } = {},
) {
  const tools = { pool: room.pool, vault: room.vault, recordReading }
  return answerQuery(tools, asked, { actor, input: {}, purpose }).catch((error: unknown) => {
    if (error instanceof Refusal) return error.problem.code
    throw error
  })
}

test('a question sees what its asker’s permission opens, and not what their other rights would', async () => {
  const [boardId, otherBoardId] = room.boardIds
  await room.desk.submit(here, [command('pin', { id: newId(), boardId, topic: 'ours' })])
  await room.desk.submit(there, [command('pin', { id: newId(), boardId: otherBoardId, topic: 'theirs' })])
  expect(await ask(listNotes, here)).toEqual({ topics: ['ours'] })
  expect(await ask(listNotes, there)).toEqual({ topics: ['theirs'] })
  expect(await ask(listNotes, actorOf(places.county))).toEqual({ topics: ['ours', 'theirs'] })
  // May pin everywhere, may read in one township only.
  const mixed = { ...here, grants: [...actorOf(places.county, ['note.pin']).grants, ...here.grants] }
  expect(await ask(listNotes, mixed)).toEqual({ topics: ['ours'] })
  // Bound to a body: its people, not the whole area.
  const bound = { ...here, grants: here.grants.map((grant) => ({ ...grant, organisationIds: new Set([newId()]) })) }
  expect(await ask(listNotes, bound)).toEqual({ topics: [] })
})

test('a question is refused without its permission, or once the permission has ended', async () => {
  const ended = { ...here, grants: here.grants.map((grant) => ({ ...grant, until: new Date(Date.now() - 1) })) }
  expect(await ask(listNotes, actorOf(places.township, ['note.pin']))).toBe('platform.notAllowed')
  expect(await ask(listNotes, ended)).toBe('platform.notAllowed')
})

test('a question cannot write, whatever its author wrote', async () => {
  const writes = {
    ...listNotes,
    run: async ({ client }: { client: { query(text: string): Promise<unknown> } }) =>
      client.query('delete from notes.note'),
  } as unknown as AnyQuery
  await expect(ask(writes)).rejects.toThrow(/read-only|permission denied/)
})

test('what is personal is opened only for a purpose, and only once the ledger knows of it', async () => {
  const told: Reading[] = []
  const remember = async (_actor: unknown, reading: Reading) => void told.push(reading)
  expect(await ask(openNote, here, { recordReading: remember })).toBe('platform.purposeNeeded')
  expect(told).toEqual([])
  expect(await ask(openNote, here, { purpose: 'audit', recordReading: remember })).toEqual({ topics: ['opened'] })
  expect(told).toMatchObject([{ query: 'notes.open', purpose: 'audit', subjectIds: [expect.any(String)] }])
  const fails = async () => Promise.reject(new Error('the ledger does not answer'))
  await expect(ask(openNote, here, { purpose: 'audit', recordReading: fails })).rejects.toThrow('the ledger')
})

test('nothing at all is seen by a connection that says no scope', async () => {
  const { rows } = await room.pool.query('select count(*)::int as n from notes.note')
  expect(rows).toEqual([{ n: 0 }])
  const { rows: entries } = await room.pool.query('select count(*)::int as n from platform.ledger_entry')
  expect(entries).toEqual([{ n: 0 }])
  await expect(room.pool.query(`delete from platform.ledger_entry`)).rejects.toThrow(/permission denied/)
  await expect(room.pool.query(`update platform.ledger_block set root = ''`)).rejects.toThrow(/permission denied/)
})

test('a scope is digits and brackets: nothing else reaches the database', async () => {
  const sly = room.inTransaction(room.pool, { scope: `{}'; set role postgres; --`, mode: 'read' }, async () => 'in')
  await expect(sly).rejects.toThrow('unsafe scope')
})
