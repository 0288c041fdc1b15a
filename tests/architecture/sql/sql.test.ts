import { describe, expect, test } from 'vitest'
import { type HouseRule, projectFiles } from '../source-files.ts'
import { sqlStaysInItsRoom } from './own-schema.ts'
import { tablesOf } from './schema.ts'
import * as onStatements from './statement-rules.ts'
import * as onTables from './table-rules.ts'

const passage = `create table gates.passage (
  precinct_id bigint not null, id uuid not null, area_id bigint not null, seen_at timestamptz not null,
  constraint passage_pk primary key (precinct_id, id)
);
comment on table gates.passage is 'Who passed.';
select platform.distribute('gates.passage');
alter table gates.passage enable row level security;
alter table gates.passage force row level security;
create policy passage_scope on gates.passage using (area_id <@ current_setting('muster.scope', true)::int8multirange);
`
const local = `create table gates.note (id uuid constraint note_pk primary key); select platform.keep_local('gates.note');`

/** Each rule with a migration that it must turn away, made from one that holds. */
const rules: [title: string, rule: HouseRule, migration: string, complaint: RegExp][] = [
  [
    'a table without a comment',
    onTables.everyTableIsExplained,
    passage.replace(/comment.*\n/, ''),
    /no "comment on table"/,
  ],
  [
    'a table that stands nowhere',
    onTables.everyTableStandsSomewhere,
    passage.replace(/select.*\n/, ''),
    /say platform.distribute/,
  ],
  [
    'a primary key without the precinct',
    onTables.precinctIsInEveryKey,
    passage.replace('(precinct_id, id)', '(id)'),
    /primary key \(id\) lacks/,
  ],
  [
    'a column that is the key alone',
    onTables.precinctIsInEveryKey,
    passage.replace('id uuid not null', 'id uuid constraint a primary key'),
    /primary key \(id\)/,
  ],
  [
    'a unique index without the precinct',
    onTables.precinctIsInEveryKey,
    `${passage}create unique index one on gates.passage (seen_at);`,
    /unique \(seen_at\)/,
  ],
  [
    'an exclusion without the precinct',
    onTables.precinctIsInEveryKey,
    passage.replace('primary key (precinct_id, id)', 'exclude using gist (id with =)'),
    /precinct_id with =/,
  ],
  [
    'a foreign key between field tables without the precinct',
    onTables.precinctIsInEveryKey,
    passage.replace('area_id bigint', 'before uuid references gates.passage, area_id bigint'),
    /foreign key \(before\)/,
  ],
  [
    'a local table that points at a field table',
    onTables.localTablesPointAtNoField,
    passage + local.replace('primary key', 'primary key references gates.passage'),
    /points at gates.passage/,
  ],
  [
    'a policy with a subquery',
    onStatements.policiesHaveNoSubqueries,
    'create policy p on gates.passage using (id in (select 1));',
    /subquery/,
  ],
  ['a migration without its header', onStatements.migrationsStartAlike, passage, /begin with/],
  [
    'a trigger on a field table',
    onStatements.noTriggersOffLocalTables,
    `${passage}create trigger t before update on gates.passage execute function x();`,
    /only local tables/,
  ],
  [
    'an unnamed check',
    onStatements.constraintsAreNamed,
    passage.replace('area_id bigint', 'area_id bigint check (area_id > 0)'),
    /without a name/,
  ],
  [
    'a name that ends in a number',
    onStatements.constraintsAreNamed,
    passage.replace('passage_pk', 'passage_2'),
    /no number at the end/,
  ],
  [
    'a name over 50 characters',
    onStatements.constraintsAreNamed,
    passage.replace('passage_pk', 'p'.repeat(51)),
    /at most 50/,
  ],
  [
    'a serial column',
    onStatements.sqlRunsAtEverySize,
    passage.replace('area_id bigint', 'area_id bigserial'),
    /no serial/,
  ],
  [
    'identity added later',
    onStatements.sqlRunsAtEverySize,
    'alter table a.b add column c bigint generated always as identity;',
    /no identity/,
  ],
  [
    'set null',
    onStatements.sqlRunsAtEverySize,
    'alter table a.b add constraint c foreign key (d) references e.f on delete set null;',
    /no "set null"/,
  ],
  ['a day without a zone', onStatements.sqlRunsAtEverySize, "select date_trunc('day', seen_at);", /without a zone/],
  ['a date cast in the zone of the worker', onStatements.sqlRunsAtEverySize, 'select seen_at::date;', /::date/],
  ['between', onStatements.sqlRunsAtEverySize, 'select 1 where seen_at between a and b;', /half-open/],
  [
    'now() in an upsert',
    onStatements.sqlRunsAtEverySize,
    'insert into a.b values (1) on conflict (c) do update set d = now();',
    /pass a parameter/,
  ],
  [
    'a deferrable constraint',
    onStatements.sqlRunsAtEverySize,
    'alter table a.b add constraint c unique (d) deferrable;',
    /deferrable/,
  ],
]

describe('the SQL of the migrations', () => {
  const files = projectFiles()

  // One rule may have several samples; it is asked of the project once.
  for (const [rule, title] of new Map(rules.map(([title, rule]) => [rule, title])))
    test(`holds, no ${title}`, () => expect(rule(files)).toEqual([]))

  test.each(rules)('turns away %s', (_title, rule, migration, complaint) => {
    expect(rule([{ path: 'db/migrations/0001-sample.sql', text: migration }]).join('\n')).toMatch(complaint)
  })

  test('a sound migration passes every rule', () => {
    const header =
      "set local citus.multi_shard_modify_mode = 'sequential';\nset local citus.enable_local_reference_table_foreign_keys = off;\n"
    const sample = [{ path: 'db/migrations/0001-sample.sql', text: header + passage }]
    expect([...new Set(rules.map(([, rule]) => rule))].flatMap((rule) => rule(sample))).toEqual([])
  })

  test('every table of the migrations is seen', () => {
    const made = files.flatMap((file) =>
      file.path.startsWith('db/migrations/') ? (file.text.match(/^create (unlogged )?table /gm) ?? []) : [],
    )
    expect(tablesOf(files)).toHaveLength(made.length)
  })
})

describe('the SQL of a room', () => {
  const migrations = { path: 'db/migrations/0001-sample.sql', text: `${passage}create view gates.daily as select 1;` }
  const asking = (room: string, text: string) =>
    sqlStaysInItsRoom([migrations, { path: `modules/${room}/server/queries.ts`, text }])

  test('names its own tables only', () => expect(sqlStaysInItsRoom(projectFiles())).toEqual([]))

  test('may not read the table of another room', () => {
    expect(asking('duty', 'sql`select * from gates.passage`').join()).toMatch(/ask modules\/gates\/server\/public.ts/)
    expect(asking('duty', "db.selectFrom('gates.passage as p')")).toHaveLength(1)
    expect(asking('gates', 'sql`select * from gates.passage`')).toEqual([])
  })

  test('of the reports may read published views, not tables', () => {
    expect(asking('reports', 'sql`select * from gates.daily`')).toEqual([])
    expect(asking('reports', 'sql`select * from gates.passage`')).toHaveLength(1)
  })

  test('keeps to what every size takes', () => {
    const query = {
      path: 'modules/gates/server/queries.ts',
      text: "sql`select date_trunc('day', seen_at) from gates.passage`",
    }
    expect(onStatements.sqlRunsAtEverySize([query]).join()).toMatch(/without a zone/)
  })
})
