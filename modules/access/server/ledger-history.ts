import { z } from 'zod'
import { mayAct } from '../../../platform/server/actor.ts'
import { type EntryRow, entriesAbout } from '../../../platform/server/ledger/find-entries.ts'
import { type QueryContext, query } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
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
    const rows = await entriesAbout(client, recordId, { limit, responseIds: context.scope.responseIds })
    const shown = rows.filter((row) => maySee(context, row))
    const names = await namesOfUsers(
      client,
      vault,
      shown.map((row) => row.actor_id),
    )
    return { rows: shown.map((row) => historyRow(row, names)), asOf: now.toISOString() }
  },
})

function maySee({ actor, now }: QueryContext, row: EntryRow): boolean {
  if (!row.action.startsWith('access.')) return true
  const place = { areaId: areaOf(row.area_id), responseId: row.response_id ?? undefined }
  return mayAct(actor, 'access.users', place, now) || mayAct(actor, 'ledger.read', place, now)
}

function historyRow(row: EntryRow, names: ReadonlyMap<string, string>): z.input<typeof HistoryRow> {
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
