import type { HouseRule } from '../source-files.ts'
import { migrationsOf, tablesOf } from './schema.ts'

/** Every table says what it is for. */
export const everyTableIsExplained: HouseRule = (files) => {
  const explained = commented(files)
  return tablesOf(files)
    .filter((table) => !explained.has(table.name))
    .map((table) => `${table.path}:${table.line} ${table.name} has no "comment on table"`)
}

/** Every table says where it stands on a cluster: spread by precinct, copied to every node, or kept on one. */
export const everyTableStandsSomewhere: HouseRule = (files) =>
  tablesOf(files)
    .filter((table) => !table.standing && !table.partitionOf)
    .map((table) => `${table.path}:${table.line} ${table.name}: say platform.distribute, replicate or keep_local`)

/** On a field table, the precinct is in every key; otherwise the cluster cannot hold it. */
export const precinctIsInEveryKey: HouseRule = (files) => {
  const tables = tablesOf(files)
  const isField = (name: string | undefined) =>
    tables.some((table) => table.name === name && table.standing === 'field')
  return tables
    .filter((table) => table.standing === 'field')
    .flatMap((table) => {
      const complaints: string[] = []
      if (!table.columns.includes(table.spreadBy))
        complaints.push(`${table.path}:${table.line} ${table.name} is spread by ${table.spreadBy}, which it lacks`)
      for (const key of table.keys) {
        if (key.kind === 'foreign key' && !isField(key.references)) continue
        const has = key.kind === 'exclude' ? `${table.spreadBy} with =` : table.spreadBy
        if (!new RegExp(`\\b${has}(?!\\w)`).test(key.columns))
          complaints.push(`${table.path}:${key.line} ${table.name}: ${key.kind} (${key.columns}) lacks ${has}`)
      }
      return complaints
    })
}

/** A table that stays on one node never points at a field table. */
export const localTablesPointAtNoField: HouseRule = (files) => {
  const tables = tablesOf(files)
  return tables
    .filter((table) => table.standing === 'local' || table.standing === 'register')
    .flatMap((table) =>
      table.keys
        .filter((key) => tables.some((other) => other.name === key.references && other.standing === 'field'))
        .map((key) => `${table.path}:${key.line} ${table.name} is no field table, yet points at ${key.references}`),
    )
}

function commented(files: Parameters<HouseRule>[0]): Set<string> {
  return new Set(
    migrationsOf(files)
      .flatMap((migration) => migration.statements)
      .flatMap((statement) => statement.text.match(/^comment on table ([\w.]+)\s+is/)?.[1] ?? []),
  )
}
