import type pg from 'pg'
import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { walkIndex } from '../../../platform/server/walk-index.ts'
import { MaskedPassage } from '../masked-passage.ts'
import { maskedPassages } from './describe-passages.ts'
import { PassageFilter, type PassagesAsked, passagesWhere } from './passage-filter.ts'

/** The time and id of the last row of a page. */
export const Cursor = z.string().regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z [0-9a-f-]{36}$/)

/** A page of passages that stand, newest first; `after` is what the page before gave as `next`. */
export const passageList = query({
  name: 'checkpoints.passages',
  permission: 'passage.read',
  input: PassageFilter.extend({ limit: z.int().min(1).max(200).default(50), after: Cursor.optional() }),
  output: z.object({ rows: z.array(MaskedPassage), next: z.string().optional(), total: z.number(), asOf: z.string() }),
  async run(context, { limit, after, ...filter }) {
    const { client, now, scope } = context
    const asked = { ...filter, within: scope.areaIds }
    const { rows, next } = await pageOfPassages(client, asked, { limit, after })
    return {
      rows: await maskedPassages(context, rows),
      total: await countPassages(client, asked),
      asOf: now.toISOString(),
      ...(next ? { next } : {}),
    }
  },
})

type Page = { limit: number; after?: string | undefined }

/** Rows in the order of their time, newest first, from behind `after`. */
export async function pageOfPassages(client: pg.ClientBase, asked: PassagesAsked, { limit, after }: Page) {
  const { text, values } = passagesWhere(asked, 'made_at')
  const [madeAt, id] = after?.split(' ') ?? []
  const behind = after ? `and (made_at, id) < ($${values.push(madeAt)}::timestamptz, $${values.push(id)}::uuid)` : ''
  const read = () =>
    client.query<Record<string, unknown>>(
      `select * from checkpoints.passage where ${text} and superseded_at is null ${behind}
       order by made_at desc, id desc limit ${limit + 1}`,
      values,
    )
  // A checkpoint has an index of its own, in almost the same order.
  const { rows } = asked.checkpointId ? await read() : await walkIndex(client, read)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next = rows.length > limit && last ? `${(last.made_at as Date).toISOString()} ${last.id}` : undefined
  return { rows: shown, next }
}

// The sums know: counting a million rows to say how many there are would take longer than to show them.
export async function countPassages(client: pg.ClientBase, asked: PassagesAsked): Promise<number> {
  const { text, values } = passagesWhere(asked, 'hour')
  const { rows } = await client.query<{ total: string }>(
    `select coalesce(sum(n), 0) as total from checkpoints.passage_tally where ${text}`,
    values,
  )
  return Number(rows[0]?.total ?? 0)
}
