import type pg from 'pg'
import { z } from 'zod'
import { mayAct } from '../../../platform/server/actor.ts'
import { type QueryContext, query } from '../../../platform/server/query.ts'
import { Id, timeOfId } from '../../../platform/shared/ids.ts'
import { type Problem, problemText } from '../../../platform/shared/problem.ts'
import { actionTitles } from '../action-titles.ts'
import { areaOf } from './known-actor.ts'
import { namesOfUsers } from './person-names.ts'

const Words = z.object({ zh: z.string(), en: z.string() })

const HistoryRow = z.object({
  id: Id,
  action: z.string(),
  title: Words.optional(),
  actorName: z.string().optional(),
  outcome: z.enum(['accepted', 'refused']),
  problem: Words.optional(),
  madeAt: z.string(),
  receivedAt: z.string(),
})

/**
 * What was done to a record, newest first: the entries that wrote it or speak of it, as far as they happened in the reader's
 * areas. Who did what and when, never what they typed. Entries about accounts are for those who look after accounts.
 */
export const ledgerHistory = query({
  name: 'ledger.history',
  // Everybody who works in an area may see what was done to its records; the areas are the bound.
  permission: 'areas.read',
  input: z.object({ recordId: Id, limit: z.int().min(1).max(200).default(50) }),
  output: z.object({ rows: z.array(HistoryRow), asOf: z.string() }),
  async run(context, { recordId, limit }) {
    const { client, vault, now } = context
    const ids = await idsAbout(client, recordId, limit)
    const { rows } = await client.query<EntryTuple>(ENTRIES, [ids, context.scope.responseIds ?? null, limit])
    const shown = rows.filter((row) => maySee(context, row))
    const names = await namesOfUsers(
      client,
      vault,
      shown.map((row) => row.actor_id),
    )
    return { rows: shown.map((row) => historyRow(row, names)), asOf: now.toISOString() }
  },
})

/** Entries that name the record; the one that wrote it on the hot path is not indexed and is found by the time in its id. */
async function idsAbout(client: pg.ClientBase, recordId: string, limit: number): Promise<string[]> {
  const about = await client.query<{ entry_id: string }>('select entry_id from platform.entries_about($1, $2)', [
    recordId,
    limit,
  ])
  const ids = [recordId, ...about.rows.map((row) => row.entry_id)]
  const born = timeOfId(recordId)?.getTime()
  if (born === undefined) return ids
  const wrote = await client.query<{ id: string }>(WROTE, [
    firstIdOf(born - BEFORE_MS),
    firstIdOf(born + AFTER_MS),
    `%"${recordId}"%`,
  ])
  return [...ids, ...wrote.rows.map((row) => row.id)]
}

// A form that is opened makes the record's id, its last button makes the command's: a quarter of an hour lies between them at most.
const BEFORE_MS = 60_000
const AFTER_MS = 15 * 60_000

/** The smallest version 7 id of a millisecond. */
function firstIdOf(ms: number): string {
  const hex = Math.max(ms, 0).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}

function maySee({ actor, now }: QueryContext, row: EntryTuple): boolean {
  if (!row.action.startsWith('access.')) return true
  const place = { areaId: areaOf(row.area_id), responseId: row.response_id ?? undefined }
  return mayAct(actor, 'access.users', place, now) || mayAct(actor, 'ledger.read', place, now)
}

function historyRow(row: EntryTuple, names: ReadonlyMap<string, string>): z.input<typeof HistoryRow> {
  const title = actionTitles[row.action]
  const actorName = row.actor_id ? names.get(row.actor_id) : undefined
  const problem = row.problem ? (JSON.parse(row.problem) as Problem) : undefined
  return {
    id: row.id,
    action: row.action,
    ...(title ? { title } : {}),
    ...(actorName ? { actorName } : {}),
    outcome: row.outcome,
    ...(problem ? { problem: { zh: problemText(problem, 'zh'), en: problemText(problem, 'en') } } : {}),
    madeAt: row.made_at.toISOString(),
    receivedAt: row.received_at.toISOString(),
  }
}

interface EntryTuple {
  id: string
  action: string
  actor_id: string | null
  area_id: string
  response_id: string | null
  outcome: 'accepted' | 'refused'
  problem: string | null
  made_at: Date
  received_at: Date
}

const WROTE = `
  select id from platform.ledger_entry where id >= $1::uuid and id < $2::uuid and concerns is null and records like $3 limit 20`
const ENTRIES = `
  select id, action, actor_id, area_id, response_id, outcome, problem, made_at, received_at from platform.ledger_entry
  where id = any($1::uuid[]) and outcome <> 'read' and ($2::uuid[] is null or response_id = any($2))
  order by made_at desc, id desc limit $3`
