import type pg from 'pg'
import type { Figure, FigureSource } from './figure.ts'
import { addedUpByDay, sumsName } from './sums-name.ts'

/** A sum that does not equal the rows it stands for. */
export interface UnequalSum {
  tally: string
  /** Where it stands: precinct, response, area, hour, and the dimensions. */
  key: string
  column: string
  /** What the sum says, and what its rows say. */
  sum: number
  counted: number
}

const NAMED_AT_MOST = 20

/** Compares every kept sum with the rows it adds up, key by key, in the database; names the first that differ. */
export async function unequalSums(client: pg.ClientBase, figures: Iterable<Figure>): Promise<UnequalSum[]> {
  const found: UnequalSum[] = []
  const all = [...figures]
  for (const [source, columns] of summedSources(all)) found.push(...(await unequalIn(client, source, columns)))
  for (const figure of all) if (figure.source.closing) found.push(...(await unequalDays(client, figure)))
  return found
}

/** The sources that keep sums, with the columns that their figures add up. */
export function summedSources(figures: Iterable<Figure>): Map<FigureSource, string[]> {
  const sources = new Map<FigureSource, string[]>()
  for (const { source, count } of figures) {
    if (!source.tally) continue
    const columns = sources.get(source) ?? ['n']
    if (typeof count === 'object' && 'sum' in count && !columns.includes(count.sum)) columns.push(count.sum)
    sources.set(source, columns)
  }
  return sources
}

async function unequalIn(
  client: pg.ClientBase,
  source: FigureSource,
  columns: readonly string[],
): Promise<UnequalSum[]> {
  const keys = ['precinct_id', 'response_id', 'area_id', 'hour', ...source.dimensions]
  const sums = columns.map((column) => (column === 'n' ? 'count(*) as n' : `sum(${column}) as ${column}`))
  const standing = source.superseding === false ? 'true' : 'superseded_at is null'
  const pairs = columns.flatMap((one) => [
    `coalesce(kept.${one}, 0) as kept_${one}`,
    `coalesce(counted.${one}, 0) as counted_${one}`,
  ])
  const differs = columns.map((one) => `coalesce(kept.${one}, 0) <> coalesce(counted.${one}, 0)`).join(' or ')
  const { rows } = await client.query<Record<string, string>>(
    `with counted as (
       select precinct_id, response_id, area_id, date_trunc('hour', ${source.date}, 'Asia/Shanghai') as hour,
         ${[...source.dimensions, ...sums].join(', ')}
       from ${source.table} where ${standing} group by precinct_id, response_id, area_id, hour, ${source.dimensions.join(', ')}
     ), kept as (
       select ${[...keys, ...columns.map((one) => `sum(${one}) as ${one}`)].join(', ')} from ${source.tally} group by ${keys.join(', ')}
     )
     select concat_ws(' ', ${keys.join(', ')}) as key, ${pairs.join(', ')}
     from counted full join kept using (${keys.join(', ')}) where ${differs} order by 1 limit ${NAMED_AT_MOST}`,
  )
  return rows.flatMap((row) =>
    columns
      .map((column) => ({ column, sum: Number(row[`kept_${column}`]), counted: Number(row[`counted_${column}`]) }))
      .filter(({ sum, counted }) => sum !== counted)
      .map((one) => ({ tally: source.tally as string, key: row.key ?? '', ...one })),
  )
}

/** Sums of days beside the hours they stand for: an hour's sum without what came late, up to where hours are closed. */
async function unequalDays(client: pg.ClientBase, figure: Figure): Promise<UnequalSum[]> {
  const { where, source, count } = figure
  const column = typeof count === 'object' && 'sum' in count ? count.sum : 'n'
  const columns = ['precinct_id', 'response_id', 'area_id', ...source.dimensions, 'hour'].join(', ')
  const { rows } = await client.query<{ key: string; kept: string; counted: string }>(
    `with mark as materialized (select coalesce(max(closed_until), '-infinity') as until from platform.sum_mark where figure = $1),
     hours as materialized (
       select ${columns}, ${column} as value from ${source.tally} where (${where}) and hour < (select until from mark)
       union all select ${columns}, -${column} from ${source.closing?.late} where (${where}) and hour < (select until from mark)
     ), ${addedUpByDay(source, 'hours')}
     select concat_ws(' ', response_id, area_id, day, dimension, part, other) as key, coalesce(kept.value, 0) as kept, coalesce(counted.value, 0) as counted
     from sums as counted full join (select * from platform.day_sum where figure = $1) as kept
       using (precinct_id, response_id, area_id, dimension, part, other, day)
     where coalesce(kept.value, 0) <> coalesce(counted.value, 0) order by 1 limit ${NAMED_AT_MOST}`,
    [sumsName(figure)],
  )
  return rows.map(({ key, kept, counted }) => ({
    tally: 'platform.day_sum',
    key,
    column: figure.name,
    sum: Number(kept),
    counted: Number(counted),
  }))
}
