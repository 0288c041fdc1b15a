import type { SourceFile } from '../source-files.ts'
import { firstBrackets, outerParts, type Statement, statementsOf } from './statements.ts'

type Standing = 'field' | 'register' | 'local'

/** A primary key, unique, exclusion or foreign key constraint, or a unique index. */
export interface Key {
  kind: 'primary key' | 'unique' | 'exclude' | 'foreign key'
  columns: string
  references?: string
  line: number
}

/** A table as the migrations leave it. */
export interface Table {
  name: string
  path: string
  line: number
  columns: string[]
  keys: Key[]
  standing?: Standing
  /** The column that a field table is spread by. */
  spreadBy: string
  partitionOf?: string
}

/** All migrations, in order, as statements. */
export function migrationsOf(files: SourceFile[]): { path: string; text: string; statements: Statement[] }[] {
  return files
    .filter((file) => /^db\/migrations\/.*\.sql$/.test(file.path))
    .sort((a, b) => a.path.localeCompare(b.path))
    .map((file) => ({ ...file, statements: statementsOf(file.text) }))
}

/** The tables that the migrations make, with the keys added to them later. */
export function tablesOf(files: SourceFile[]): Table[] {
  const tables = new Map<string, Table>()
  for (const { path, statements } of migrationsOf(files))
    for (const statement of statements) {
      addTable(tables, path, statement)
      alterTable(tables, statement)
      declareStanding(tables, statement)
    }
  return [...tables.values()]
}

function addTable(tables: Map<string, Table>, path: string, { text, line }: Statement) {
  const [, name, rest = ''] = text.match(/^create (?:unlogged )?table (?:if not exists )?([\w.]+)([\s\S]*)$/) ?? []
  if (!name) return
  const partitionOf = rest.match(/^\s*partition of ([\w.]+)/)?.[1]
  const table: Table = { name, path, line, columns: [], keys: [], spreadBy: 'precinct_id', partitionOf }
  if (!partitionOf)
    for (const part of outerParts(firstBrackets(rest))) {
      const column = part.match(/^(?!constraint\b|primary key|unique|exclude|foreign key|check)(\w+) /)?.[1]
      if (column) table.columns.push(column)
      table.keys.push(...keysIn(part, column, line))
    }
  tables.set(name, table)
}

function alterTable(tables: Map<string, Table>, { text, line }: Statement) {
  const [, altered = '', change = ''] = text.match(/^alter table (?:only )?([\w.]+)\s+([\s\S]*)$/) ?? []
  const added = tables.get(altered)
  for (const part of added ? outerParts(change) : []) {
    const column = part.match(/^add column (?:if not exists )?(\w+) /)?.[1]
    if (column) added?.columns.push(column)
    if (part.startsWith('add ')) added?.keys.push(...keysIn(part, column, line))
  }
  const [, indexed = '', rest = ''] = text.match(/^create unique index [\w ]*?on (?:only )?([\w.]+)([\s\S]*)$/) ?? []
  tables.get(indexed)?.keys.push({ kind: 'unique', columns: firstBrackets(rest), line })
}

function declareStanding(tables: Map<string, Table>, { text }: Statement) {
  const standings = { distribute: 'field', replicate: 'register', keep_local: 'local' } as const
  for (const [, how, name = '', key] of text.matchAll(
    /platform\.(distribute|replicate|keep_local)\(\s*'([\w.]+)'(?:\s*,\s*'(\w+)')?/g,
  )) {
    const table = tables.get(name)
    if (!table) continue
    table.standing = standings[how as keyof typeof standings]
    if (key) table.spreadBy = key
  }
}

function keysIn(part: string, column: string | undefined, line: number): Key[] {
  const keys: Key[] = []
  const own = column ?? ''
  for (const [, kind = '', rest = ''] of part.matchAll(
    /\b(primary key|unique|exclude|foreign key)((?: nulls not distinct)?(?: using \w+)?\s*\((?:[^()]|\([^()]*\))*\)|)/g,
  ))
    keys.push({ kind: kind as Key['kind'], columns: rest.includes('(') ? firstBrackets(rest) : own, line })
  const references = part.match(/\breferences ([\w.]+)/)?.[1]
  if (references && column) keys.push({ kind: 'foreign key', columns: own, references, line })
  const foreign = keys.find((key) => key.kind === 'foreign key')
  if (references && foreign) foreign.references = references
  return keys
}
