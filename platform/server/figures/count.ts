import type pg from 'pg'
import { walkIndex } from '../walk-index.ts'
import type { Figure } from './figure.ts'
import { keptSums } from './kept-sums.ts'
import { type BreakdownBy, countText, type FigureAsk, keyed, keyText, questionOf } from './question.ts'

/** The number itself, for what the transaction's scope lets through. */
export async function figureValue(client: pg.ClientBase, figure: Figure, ask: FigureAsk): Promise<number> {
  const kept = await keptSums(client, figure, ask)
  if (kept) return kept[0]?.value ?? 0
  const { table, tallied, condition, values } = questionOf(figure, ask)
  await speakOf(client, figure, ask)
  const { rows } = await client.query<{ value: string }>(
    `select ${countText(figure, tallied)} as value from ${table} where ${condition}`,
    values,
  )
  return Number(rows[0]?.value ?? 0)
}

/** The number by area, day, hour or a dimension; keys as text, in order; what is zero is left out. */
export async function figureBreakdown(
  client: pg.ClientBase,
  figure: Figure,
  ask: FigureAsk,
  by: BreakdownBy,
): Promise<{ key: string; value: number }[]> {
  const kept = await keptSums(client, figure, ask, by)
  if (kept) return kept
  const { table, tallied, condition, values, date } = questionOf(figure, ask)
  const text = `select ${keyText(figure, by, date)} as key, ${countText(figure, tallied)} as value from ${table} where ${condition} group by 1 order by 1`
  await speakOf(client, figure, ask)
  const { rows } = await client.query<{ key: string | null; value: string }>(text, values)
  return keyed(rows)
}

/** One page of the rows that the value counts, newest first. `after` is the last row's [date, id] of the page before. */
export async function figureRows(
  client: pg.ClientBase,
  figure: Figure,
  ask: FigureAsk,
  page: { limit: number; after?: [date: string, id: string] | undefined },
): Promise<{ rows: Record<string, unknown>[]; next?: [string, string] }> {
  // Rows are never read from sums: leave the tally aside by asking the table itself.
  const rowsOf: Figure = { ...figure, source: { ...figure.source, tally: undefined } as Figure['source'] }
  const { table, condition, values, date } = questionOf(rowsOf, ask)
  const after = page.after
    ? ` and (${date}, id) < ($${values.push(page.after[0])}::timestamptz, $${values.push(page.after[1])}::uuid)`
    : ''
  const text = `select * from ${table} where ${condition}${after} order by ${date} desc, id desc limit ${page.limit + 1}`
  await speakOf(client, figure, ask)
  const { rows } = await walkIndex(client, () => client.query<Record<string, unknown>>(text, values))
  const shown = rows.slice(0, page.limit)
  const last = shown.at(-1)
  if (rows.length <= page.limit || !last) return { rows: shown }
  return { rows: shown, next: [(last[date] as Date).toISOString(), String(last.id)] }
}

/** Says which moment platform.as_of() answers, where that decides what counts. */
async function speakOf(client: pg.ClientBase, { source }: Figure, { asOf }: FigureAsk): Promise<void> {
  if (source.momentary) await client.query(`select set_config('muster.as_of', $1, true)`, [asOf?.toISOString() ?? ''])
}
