import { z } from 'zod'
import { platformProblems } from '../../../platform/server/problems.ts'
import { type QueryContext, query } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { namesOfUsers } from '../../access/server/public.ts'
import { ShownFollowUp } from '../follow-up.ts'
import { RevealedPassage } from '../masked-passage.ts'
import { maskedPassages } from './describe-passages.ts'
import { type FollowUpRow, findFollowUps } from './follow-ups.ts'
import { Cursor } from './passage-list.ts'
import { getPassageRow } from './passage-query.ts'
import { revealed } from './reveal-passage.ts'

/** Fevers found at checkpoints that a medic has to deal with, the longest waiting first; or has dealt with, the newest first. */
export const followUpList = query({
  name: 'checkpoints.followUps',
  permission: 'followUp.read',
  input: z.object({
    responseId: Id,
    state: z.enum(['open', 'closed']).default('open'),
    limit: z.int().min(1).max(200).default(50),
    after: Cursor.optional(),
  }),
  output: z.object({ rows: z.array(ShownFollowUp), next: z.string().optional(), total: z.number(), asOf: z.string() }),
  async run(context, { responseId, state, limit, after }) {
    const { client, now } = context
    const where = `response_id = $1 and closed_at is ${state === 'open' ? 'null' : 'not null'}`
    const [order, behind] = state === 'open' ? ['asc', '>'] : ['desc', '<']
    const [openedAt, id] = after?.split(' ') ?? []
    const counted = await client.query<{ n: string }>(
      `select count(*) as n from checkpoints.follow_up where ${where}`,
      [responseId],
    )
    const { rows } = await client.query<FollowUpRow>(
      `select * from checkpoints.follow_up where ${where} and ($2::timestamptz is null or (opened_at, id) ${behind} ($2, $3::uuid))
       order by opened_at ${order}, id ${order} limit ${limit + 1}`,
      [responseId, openedAt ?? null, id ?? null],
    )
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      rows: await shownFollowUps(context, page),
      total: Number(counted.rows[0]?.n ?? 0),
      asOf: now.toISOString(),
      ...(rows.length > limit && last ? { next: `${last.opened_at.toISOString()} ${last.id}` } : {}),
    }
  },
})

/** Who has the fever and how to reach them, for the one who deals with it. */
export const revealFollowUp = query({
  name: 'checkpoints.revealFollowUp',
  permission: 'followUp.close',
  sensitive: true,
  input: z.object({ id: Id }),
  output: RevealedPassage,
  async run(context, { id }) {
    const row = (await findFollowUps(context.client, [id])).get(id) ?? refuse(platformProblems.notFound())
    const passage = await getPassageRow(context, row.passage_id)
    context.reads({ ids: [row.passage_id], areaId: row.area_id, responseId: row.response_id })
    return revealed(context, passage)
  },
})

/** Follow-ups as people read them: where and when, the temperatures, who masked. */
export async function shownFollowUps(
  context: Pick<QueryContext, 'client' | 'vault'>,
  rows: readonly FollowUpRow[],
): Promise<ShownFollowUp[]> {
  const { client, vault } = context
  const ids = rows.map((row) => row.passage_id)
  const passages = await client.query('select * from checkpoints.passage where id = any($1)', [ids])
  const shown = new Map((await maskedPassages(context, passages.rows)).map((one) => [one.id, one]))
  const facts = new Map(passages.rows.map((row) => [String(row.id), temperaturesIn(String(row.facts))]))
  const names = await namesOfUsers(
    client,
    vault,
    rows.map((row) => row.closed_by),
  )
  return rows.map((row) => {
    const passage = shown.get(row.passage_id)
    return {
      id: row.id,
      passageId: row.passage_id,
      checkpoint: passage?.checkpoint ?? '',
      area: passage?.area ?? '',
      who: passage?.who ?? '',
      fevers: row.fevers,
      temperatures: (facts.get(row.passage_id) ?? []).slice(0, row.fevers),
      openedAt: row.opened_at.toISOString(),
      madeAt: passage?.madeAt ?? row.opened_at.toISOString(),
      ...(row.closed_at ? { closedAt: row.closed_at.toISOString() } : {}),
      ...(row.closed_by ? { closedBy: names.get(row.closed_by) ?? '' } : {}),
      ...(row.outcome ? { outcome: row.outcome } : {}),
    }
  })
}

/** The temperatures of a passage's people, the highest first. */
function temperaturesIn(facts: string): number[] {
  const people = JSON.parse(facts) as { temperature?: number }[]
  const measured = people.flatMap(({ temperature }) => (temperature === undefined ? [] : [temperature]))
  return measured.sort((a, b) => b - a)
}
