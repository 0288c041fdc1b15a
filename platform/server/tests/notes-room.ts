import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll } from 'vitest'
import { z } from 'zod'
import { areaSpan, multirangeOf, precinctOf } from '../../shared/area-id.ts'
import { Id, newId } from '../../shared/ids.ts'
import { personal } from '../../shared/personal.ts'
import { defineProblems, type Problem, refuse } from '../../shared/problem.ts'
import { type ActionContext, type AnyAction, action, type Happened, happened, recordTogether } from '../action.ts'
import type { Actor } from '../actor.ts'
import { constraintsMean } from '../commands/constraints.ts'
import { openDesk } from '../commands/desk.ts'
import { inTransaction, openPool } from '../database.ts'
import { fieldTable } from '../ledger/field-table.ts'
import { openVault } from '../vault/vault.ts'

/** A made-up room with one board a township: just enough to see the platform at work without any real room. */
export const notes = fieldTable('notes.note')

export const noteProblems = defineProblems('notes', {
  tooLong: { zh: '便条太长，请写短一些。', en: 'The note is too long. Write less.' },
  known: { zh: '这张便条已有。', en: 'This note is known.' },
  closed: { zh: '告示板已撤。', en: 'The board is gone.' },
})

const words = personal(z.string(), {
  purpose: 'residentHelp',
  legalBasis: 'made up',
  sensitivity: 'ordinary',
  retention: 'P1D',
})
const Note = z.object({ id: Id, boardId: Id, topic: z.string(), words: words.optional() })
type NoteInput = z.output<typeof Note>

const place: AnyAction['place'] = async ({ client }, inputs) => {
  const { rows } = await client.query('select id, area_id from notes.board where id = any($1)', [
    (inputs as NoteInput[]).map(({ boardId }) => boardId),
  ])
  const areas = new Map(rows.map((row) => [row.id, row.area_id as string]))
  return (inputs as NoteInput[]).map(({ boardId }) => {
    const areaId = areas.get(boardId)
    return areaId ? { areaId } : undefined
  })
}

const rowOf = ({ place: { areaId }, commandId, madeAt, now }: ActionContext, { id, topic }: NoteInput) => ({
  precinct_id: precinctOf(areaId),
  id,
  area_id: areaId,
  command_id: commandId,
  topic,
  made_at: madeAt,
  received_at: now,
})

/** Hot: all notes that arrive together are written together. */
const pin = action({
  name: 'notes.pin',
  permission: 'note.pin',
  input: Note,
  place: place as never,
  run: async () => refuse(noteProblems.closed()),
  async runMany(contexts, inputs): Promise<(Happened | Problem)[]> {
    if (inputs.some(({ topic }) => topic === 'breaks everything')) throw new Error('a fault nobody foresaw')
    const sound = contexts.map((context, at) => ({ context, row: rowOf(context, inputs[at] as NoteInput) }))
    await recordTogether(
      notes,
      sound.filter(({ row }) => row.topic !== 'refused'),
    )
    return inputs.map(({ id, topic }) =>
      topic === 'refused' ? noteProblems.closed() : happened('note.pinned', { id }, { result: { id } }),
    )
  },
})

/** Writes first and looks afterwards, so that a refusal has something to undo. */
const pinCarefully = action({
  name: 'notes.pinCarefully',
  permission: 'note.pin',
  input: Note,
  place: place as never,
  async run(context, input) {
    await context.record(notes, rowOf(context, input))
    if (input.topic === 'refused') refuse(noteProblems.closed())
    return happened('note.pinned', { id: input.id })
  },
})

const SCHEMA = `
  create schema notes; grant usage on schema notes to muster_app;
  create table notes.board (id uuid primary key, area_id bigint not null);
  create table notes.note (precinct_id bigint, id uuid, area_id bigint not null, command_id uuid not null, topic text not null
    constraint note_topic_short check (length(topic) <= 30), made_at timestamptz not null, received_at timestamptz not null,
    constraint note_pk primary key (precinct_id, id));
  do $$ declare one text; begin foreach one in array array['board', 'note'] loop
    execute format('alter table notes.%I enable row level security', one);
    execute format('create policy scope on notes.%I to muster_app using (area_id <@ nullif(current_setting(''muster.scope'', true), '''')::int8multirange)', one);
    execute format('grant select, insert on notes.%I to muster_app', one);
  end loop; end $$`

export function actorOf(areaId: string, permissions: string[] = ['note.pin', 'note.read']): Actor {
  const grants = [{ role: 'made up', permissions: new Set(permissions), areaId }]
  return { userId: newId(), sessionId: newId(), language: 'zh', grants }
}

export const command = (name: string, input: unknown, more: object = {}) => ({
  id: newId(),
  action: `notes.${name}`,
  input,
  madeAt: new Date().toISOString(),
  ...more,
})

/** The room on a database: a desk that takes its commands, and a way to look behind it as the owner. */
export async function openNotesRoom(databaseUrl: string, boards: readonly string[]) {
  const behind = new pg.Pool({ connectionString: databaseUrl, max: 2 })
  const pool = openPool(databaseUrl)
  afterAll(async () => {
    await pool.end()
    await behind.end()
  })
  await behind.query(SCHEMA)
  const boardIds = boards.map(() => newId())
  for (const [at, area] of boards.entries())
    await behind.query('insert into notes.board values ($1, $2)', [boardIds[at], area])
  constraintsMean({ note_topic_short: noteProblems.tooLong, note_pk: noteProblems.known })
  const vault = openVault(pool, randomBytes(32))
  const faults: unknown[] = []
  const actions = new Map([pin, pinCarefully].map((one) => [one.name, one as unknown as AnyAction]))
  const desk = openDesk({
    pool,
    vault,
    actions,
    addJobs: async () => {},
    onLanded: () => {},
    onFault: (error) => faults.push(error),
  })
  return {
    pool,
    vault,
    desk,
    faults,
    boardIds,
    rows: async (text: string, values: unknown[] = []) => (await behind.query(text, values)).rows,
    within: (areaIds: readonly string[]) => ({ scope: multirangeOf(areaIds.map(areaSpan)), mode: 'write' as const }),
    inTransaction,
  }
}
