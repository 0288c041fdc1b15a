import type { Readable } from 'node:stream'
import { type Actor, scopeOf } from '../actor.ts'
import { inTransaction } from '../database.ts'
import type { AnyImport, ImportRow, RejectedRow } from '../import.ts'
import { mustHold } from '../must-hold.ts'
import type { QueryTools } from '../query.ts'
import { readSheet } from '../spreadsheet/read-sheet.ts'
import { type GoodRows, keepGoodRows } from './good-rows.ts'

const LOOK_AT_ONCE = 500

export interface Sheet {
  source: Readable
  kind: 'xlsx' | 'csv'
}

export interface Looked {
  good: GoodRows
  rejected: RejectedRow[]
  unknownHeaders: string[]
}

/** Reads a sheet to its end and sorts the rows into good and rejected. Writes nothing. */
export async function lookAtSheet(
  tools: QueryTools,
  wanted: AnyImport,
  { actor, permission, input, sheet }: { actor: Actor; permission: string; input: unknown; sheet: Sheet },
): Promise<Looked> {
  const started = new Date()
  mustHold(actor, permission, started)
  const scope = scopeOf([actor], permission, started)
  const reading = readSheet(sheet.source, { kind: sheet.kind, columns: wanted.columns, limits: { rows: wanted.limit } })
  const looked: Looked = {
    good: keepGoodRows(wanted.portion ?? Number.POSITIVE_INFINITY),
    rejected: [],
    unknownHeaders: reading.unknownHeaders,
  }
  // A slow upload must hold no connection of the database: all of it is on the disk before the first row comes.
  const rows = reading[Symbol.asyncIterator]()
  let next = await rows.next()
  await inTransaction(
    tools.pool,
    { scope: scope.spans, organisations: scope.organisations, mode: 'read' },
    async ({ client, db, now }) => {
      const reader = wanted.reader({ client, db, now, actor, scope, vault: tools.vault, reads() {} }, input)
      let waiting: ImportRow[] = []
      const look = async () => {
        const ends = await reader.look(waiting)
        for (const [at, end] of ends.entries()) {
          const source = waiting[at] as ImportRow
          if ('row' in end) looked.good.add(end.row, source)
          else looked.rejected.push({ ...source, problems: end.problems })
        }
        waiting = []
      }
      for (; !next.done; next = await rows.next()) {
        const row = next.value
        if (row.problems.length > 0) looked.rejected.push(row)
        else waiting.push({ line: row.line, values: row.values })
        if (waiting.length === LOOK_AT_ONCE) await look()
      }
      if (waiting.length > 0) await look()
    },
  ).finally(() => rows.return?.())
  looked.rejected.sort((a, b) => a.line - b.line)
  return looked
}
