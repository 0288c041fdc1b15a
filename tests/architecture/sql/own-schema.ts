import { type HouseRule, isTest, lineOf, type SourceFile } from '../source-files.ts'
import { migrationsOf, tablesOf } from './schema.ts'

/** A room's SQL names its own tables only; others are asked through their public.ts. Reports read published views. */
export const sqlStaysInItsRoom: HouseRule = (files) => {
  const relations = [...tablesOf(files).map((table) => table.name), ...viewsOf(files)]
  const views = new Set(viewsOf(files))
  return files
    .filter((file) => /^modules\/[^/]+\/server\/.*\.ts$/.test(file.path) && !isTest(file.path))
    .flatMap((file) => {
      const room = file.path.split('/')[1] ?? ''
      return relations
        .filter((name) => !name.startsWith(`${room}.`) && !(room === 'reports' && views.has(name)))
        .flatMap((name) =>
          [...file.text.matchAll(inSql(name))].map(
            (hit) =>
              `${file.path}:${lineOf(file.text, hit.index)} names ${name}: ask modules/${name.split('.')[0]}/server/public.ts`,
          ),
        )
    })
}

/** The views that rooms publish for reports. */
function viewsOf(files: SourceFile[]): string[] {
  return migrationsOf(files)
    .flatMap((migration) => migration.statements)
    .flatMap(({ text }) => text.match(/^create (?:or replace )?view ([\w.]+)/)?.[1] ?? [])
}

// After the words that a table stands behind, in SQL text or in the calls of the query builder.
function inSql(name: string): RegExp {
  const table = name.replace('.', '\\.')
  return new RegExp(
    `\\b(from|join|into|update|table|only)\\s+${table}\\b|(From|Join|Into|Table|Using|with)\\(\\s*'${table}\\b`,
    'g',
  )
}
