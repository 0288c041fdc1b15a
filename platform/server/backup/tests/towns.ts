import { createHash } from 'node:crypto'
import pg from 'pg'

// A small made-up county with all that is awkward to copy: partitions, references out of order, generated columns,
// sequences, row security that binds the owner too, and text with every character COPY escapes.
const STEPS: Record<string, string> = {
  '0001-towns.sql': `
    create schema field;
    create table field.passage (
      precinct_id bigint not null, id uuid not null, town bigint not null, words text, temperature double precision,
      at timestamptz, detail jsonb, photo bytea, span int8range, fever boolean generated always as (temperature >= 37.3) stored,
      primary key (precinct_id, id)
    ) partition by range (precinct_id);`,
  '0002-register.sql': `
    create table field.town (id bigint primary key, name text not null, parent bigint references field.town);
    alter table field.passage add foreign key (town) references field.town;
    create table field.passage_low partition of field.passage for values from (minvalue) to (100);
    create table field.counter (n bigint generated always as identity primary key, words text);
    create table field.seeded (word text);
    insert into field.seeded values ('first row of the schema');
    create view field.hot as select * from field.passage where fever;
    alter table field.counter enable row level security;
    alter table field.counter force row level security;
    create policy counter_owner on field.counter to current_user using (true) with check (true);`,
}

/** The same contract as the real runner: each step once, remembered in migrations.applied. */
export async function migrateTowns(url: string, { upTo }: { upTo?: string } = {}): Promise<void> {
  await sql(url, 'create schema if not exists migrations')
  await sql(url, 'create table if not exists migrations.applied (name text primary key, hash text not null)')
  const done = await sql(url, 'select name from migrations.applied')
  for (const [name, text] of Object.entries(STEPS)) {
    if ((upTo && name > upTo) || done.some((row) => row.name === name)) continue
    await sql(url, text)
    const hash = createHash('sha256').update(text).digest('hex')
    await sql(url, `insert into migrations.applied values ('${name}', '${hash}')`)
  }
}

/** Towns, passages in two partitions (one made after the migrations), a used-up sequence. */
export async function fillTowns(url: string, passages = 500): Promise<void> {
  await sql(
    url,
    `create table field.passage_high partition of field.passage for values from (100) to (maxvalue);
     comment on table field.passage_high is '以后建的分区';
     insert into field.town values (1, '示例镇', null), (3, '示例村', 2), (2, '示例乡', 1);
     insert into field.passage (precinct_id, id, town, words, temperature, at, detail, photo, span)
       select n % 200, gen_random_uuid(), 1 + n % 3, E'第' || n || E'行\\t制表\\n换行\\\\反斜杠 \\\\N', 36 + n / 1000.0,
         '2022-10-01T00:00:00.123456Z'::timestamptz + n * interval '1 minute', jsonb_build_object('n', n, 'zh', '劝返'),
         decode(md5(n::text), 'hex'), int8range(n, n + 10)
       from generate_series(1, ${passages}) n;
     insert into field.passage (precinct_id, id, town) values (150, gen_random_uuid(), 1);
     insert into field.counter (words) select 'w' from generate_series(1, 7);
     update field.seeded set word = 'changed since';`,
  )
}

export async function sql(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const answer = (await client.query(text)) as pg.QueryResult | pg.QueryResult[]
    return (Array.isArray(answer) ? answer.at(-1)?.rows : answer.rows) ?? []
  } finally {
    await client.end()
  }
}
