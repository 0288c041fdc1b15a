import type { HouseRule } from '../source-files.ts'
import { migrationsOf, tablesOf } from './schema.ts'
import { statementsOf } from './statements.ts'

const HEADER = [
  "set local citus.multi_shard_modify_mode = 'sequential'",
  'set local citus.enable_local_reference_table_foreign_keys = off',
]

// What Citus refuses, or does differently without a word: docs/decisions/0003.
const NOT_USED: { pattern: RegExp; why: string }[] = [
  { pattern: /^create rule\b/, why: 'no rules' },
  { pattern: /\binherits\s*\(/, why: 'no inheritance' },
  { pattern: /(?<!not )\bdeferrable\b/, why: 'no deferrable constraints' },
  { pattern: /\bon (delete|update) set (null|default)\b/, why: 'no "set null": say what happens' },
  { pattern: /\bmerge into\b/, why: 'no merge' },
  { pattern: /\bwhere current of\b/, why: 'no cursors' },
  { pattern: /\b(ctid|xmin)\b/, why: 'no system columns' },
  { pattern: /\bgrouping sets\b/, why: 'no grouping sets' },
  { pattern: /\b(small|big)?serial\b/, why: 'no serial: ids are made on the device' },
  { pattern: /\badd (column )?.*\bgenerated .*as identity\b/, why: 'no identity added later' },
  { pattern: /\bdo update\b[^;]*\bnow\(\)/, why: 'no now() inside do update: pass a parameter' },
  {
    pattern: /\bdate_trunc\(\s*'[^']*'\s*,(?:[^(),]|\([^()]*\))*\)/,
    why: "date_trunc without a zone: add , 'Asia/Shanghai'",
  },
  {
    pattern: /(?<!at time zone '[\w/]+'\)?)(?<!')::date\b/,
    why: '::date uses the zone of the worker: say at time zone',
  },
  {
    pattern: /(?<!\b(rows|range|groups) )\bbetween\b(?! unbounded| \d)/,
    why: 'no between but of numbers: time is half-open',
  },
]

/** A migration starts with the two settings that let the same text run on a cluster. */
export const migrationsStartAlike: HouseRule = (files) =>
  migrationsOf(files).flatMap(({ path, statements }) =>
    HEADER.filter((line, at) => statements[at]?.text !== line).map((line) => `${path}: begin with "${line};"`),
  )

/** What plain PostgreSQL takes and a cluster does not is not used, in migrations or in the SQL of the server. */
export const sqlRunsAtEverySize: HouseRule = (files) => [
  ...migrationsOf(files).flatMap(({ path, statements }) =>
    statements.flatMap(({ text, line }) => unused(text).map((why) => `${path}:${line} ${why}`)),
  ),
  ...files
    .filter((file) => /^(modules\/[^/]+|platform)\/server\/.*\.ts$/.test(file.path) && !file.path.endsWith('.test.ts'))
    .flatMap((file) =>
      [...file.text.matchAll(/\bsql(?:<[^`]*?>)?`((?:[^`\\]|\\.)*)`/g)]
        .flatMap((hit) => statementsOf((hit[1] ?? '').replace(/\$\{[^}]*\}/g, 'x')))
        .flatMap(({ text }) => unused(text).map((why) => `${file.path}: ${why}`)),
    ),
]

/** Triggers work on local tables only. */
export const noTriggersOffLocalTables: HouseRule = (files) => {
  const tables = tablesOf(files)
  return migrationsOf(files).flatMap(({ path, statements }) =>
    statements.flatMap(({ text, line }) => {
      const on = text.match(/^create (?:or replace )?(?:constraint )?trigger [\s\S]*? on ([\w.]+)/)?.[1]
      const local = tables.some((table) => table.name === on && table.standing === 'local')
      return on && !local ? [`${path}:${line} a trigger on ${on}: only local tables may have one`] : []
    }),
  )
}

/** Constraints are named, so that a problem can be told by name; short, because a cluster appends to the name. */
export const constraintsAreNamed: HouseRule = (files) =>
  migrationsOf(files).flatMap(({ path, statements }) =>
    statements
      .filter(({ text }) => /^(create (unlogged )?table|alter table)\b/.test(text))
      .flatMap(({ text, line }) => {
        const plain = text.replace(/'(?:[^']|'')*'/g, "''")
        const named = [...plain.matchAll(/\bconstraint (\w+)/g)].map(([, name = '']) => name)
        const bad = named.filter(
          (name) => name.length > 50 || /_\d+$/.test(name) || /^(primary|unique|check)$/.test(name),
        )
        const all = [
          ...plain.matchAll(
            /\b(primary key|unique(?! index)|exclude using|foreign key|check\s*\(|references (?=[\w]+\.))/g,
          ),
        ]
        const foreign = [...plain.matchAll(/\bforeign key\s*\([^)]*\)\s*references\b/g)].length
        const complaints = bad.map(
          (name) => `${path}:${line} constraint ${name}: at most 50 characters, no number at the end`,
        )
        if (/^create/.test(plain) && all.length - foreign > named.length)
          complaints.push(
            `${path}:${line} ${plain.split('\n')[0]} ${all.length - foreign - named.length} constraint(s) without a name`,
          )
        return complaints
      }),
  )

/** A policy reads columns and settings; a subquery in it is silent nonsense on a cluster. */
export const policiesHaveNoSubqueries: HouseRule = (files) =>
  migrationsOf(files).flatMap(({ path, statements }) =>
    statements
      .filter(({ text }) => /^create policy\b/.test(text) && /\(\s*select\b|\bexists\s*\(/.test(text))
      .map(({ line }) => `${path}:${line} a policy with a subquery`),
  )

function unused(text: string): string[] {
  return NOT_USED.filter(({ pattern }) => pattern.test(text)).map(({ why }) => why)
}
