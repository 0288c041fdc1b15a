import type pg from 'pg'
import type { FieldTable, Row } from './field-table.ts'
import { brokenOf, type Findings } from './verify-fault.ts'

/** A row is superseded by a correction of the same moment, and a correction supersedes the row it names; any other mark is a hand's. */
export async function verifySuperseded(client: pg.ClientBase, { name }: FieldTable, findings: Findings): Promise<void> {
  const columns = await columnsOf(client, name)
  if (!columns.has('superseded_at')) return
  const marked = columns.has('corrects')
    ? `exists (select from ${name} new where new.precinct_id = old.precinct_id and new.corrects = old.id and new.received_at = old.superseded_at)`
    : 'old.superseded_at in (select received_at from platform.ledger_entry)'
  await verifyMarks(client, name, findings, `old.superseded_at is not null and not ${marked}`)
  if (!columns.has('corrects')) return
  const standing = `exists (select from ${name} new where new.precinct_id = old.precinct_id and new.corrects = old.id)`
  await verifyMarks(client, name, findings, `old.superseded_at is null and ${standing}`)
}

async function verifyMarks(client: pg.ClientBase, name: string, findings: Findings, condition: string): Promise<void> {
  const { rows } = await client.query<Row & { id: string }>(
    `select old.id, old.response_id, old.area_id, old.received_at from ${name} old where ${condition} order by old.id limit 100`,
  )
  for (const row of rows) {
    const fault = { kind: 'mark' as const, table: name, row: row.id }
    findings.add(
      {
        ...fault,
        zh: `${name} 的 ${row.id} 的更正标记与更正记录不符。`,
        en: `The correction mark of row ${row.id} of ${name} does not agree with its corrections.`,
      },
      brokenOf(name, row),
    )
  }
}

/** The names of a table's columns; none when there is no such table. */
export async function columnsOf(client: pg.ClientBase, table: string): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(
    'select attname as name from pg_attribute where attrelid = to_regclass($1) and attnum > 0 and not attisdropped',
    [table],
  )
  return new Set(rows.map((row) => row.name))
}
