import type pg from 'pg'
import { areaSpan, multirangeOf, wholeCountry } from '../../shared/area-id.ts'
import { inTransaction } from '../database.ts'
import type { Figure, FigureSource } from './figure.ts'
import { addedUpByDay, sumsName } from './sums-name.ts'

const HOUR = 3_600_000
const MARGIN = 10 * 60_000
const EVERYWHERE = multirangeOf([areaSpan(wholeCountry)])

/**
 * Whether a sum of this hour, written at `now`, must be written down as late too. A minute is given away, so that every writer
 * who starts after a closing sees the hours it closed as over.
 */
export function isLate(hour: Date, now: Date): boolean {
  return hour.getTime() + HOUR + MARGIN - 60_000 <= now.getTime()
}

/**
 * Adds hours that are over, and what came late for those before, to the sums of days. Writers are waited for, not held up: whoever
 * begins after that moment writes late sums down, so one snapshot taken later has each sum exactly once.
 */
export async function closeHours(pool: pg.Pool, figures: Iterable<Figure>): Promise<void> {
  const moment = await inTransaction(pool, { scope: EVERYWHERE, mode: 'freeze' }, async ({ now }) => now)
  const until = new Date(Math.floor((moment.getTime() - MARGIN) / HOUR) * HOUR)
  const sources = Map.groupBy(
    [...figures].filter(({ source }) => source.closing),
    ({ source }) => source,
  )
  for (const [source, some] of sources) {
    await inTransaction(pool, { scope: EVERYWHERE, mode: 'upkeep' }, async ({ client }) => {
      await client.query("set local statement_timeout = '1800s'; set local work_mem = '64MB'")
      // One server closes at a time; the other then finds nothing left to close.
      await client.query('lock table platform.sum_mark in share row exclusive mode')
      await closeSource(client, source, some, until)
    })
  }
}

async function closeSource(
  client: pg.ClientBase,
  source: FigureSource,
  figures: readonly Figure[],
  until: Date,
): Promise<void> {
  const { rows } = await client.query<{ figure: string; closed_until: Date }>(
    'select figure, closed_until from platform.sum_mark where figure = any($1)',
    [figures.map(sumsName)],
  )
  // The clock has gone back: hours were closed that were not over, and writers have not known it since. All is added up anew.
  const anew = rows.some((row) => row.closed_until > until)
  if (anew) await forget(client, source, figures)
  const marks = new Map(anew ? [] : rows.map((row) => [row.figure, row.closed_until]))
  // What the statements below see must be one and the same, so it is set aside first.
  const columns = [...KEYS, ...source.dimensions, 'hour', ...summedBy(figures)].join(', ')
  const oldest = figures.map((figure) => marks.get(sumsName(figure))?.getTime() ?? Number.NEGATIVE_INFINITY)
  const from = Math.min(...oldest)
  // Late sums leave their table here, so every figure takes them up, even one that is closed so far already.
  const upTo = new Date(Math.max(until.getTime(), ...[...marks.values()].map((mark) => mark.getTime())))
  await client.query(
    `create temp table closing on commit drop as select false as late, ${columns} from ${source.tally} with no data`,
  )
  await client.query(
    `with late as (delete from ${source.closing?.late} where hour < $2 returning ${columns})
     insert into pg_temp.closing select false, ${columns} from ${source.tally} where hour >= $1 and hour < $2
     union all select true, ${columns} from late`,
    [Number.isFinite(from) ? new Date(from) : '-infinity', upTo],
  )
  await client.query('analyze pg_temp.closing')
  for (const figure of figures) {
    const name = sumsName(figure)
    await client.query(addText(figure), [name, marks.get(name) ?? '-infinity'])
    await client.query(
      `insert into platform.sum_mark (figure, closed_until) values ($1, $2)
       on conflict (figure) do update set closed_until = excluded.closed_until`,
      [name, upTo],
    )
  }
}

/** What came late is in the sums by the hour as well, so nothing is lost with it. */
async function forget(client: pg.ClientBase, source: FigureSource, figures: readonly Figure[]): Promise<void> {
  await client.query('update platform.day_sum set value = 0 where figure = any($1)', [figures.map(sumsName)])
  await client.query(`delete from ${source.closing?.late}`)
}

const KEYS = ['precinct_id', 'response_id', 'area_id']

function summedBy(figures: readonly Figure[]): string[] {
  return [...new Set(['n', ...figures.map(summed)])]
}

function summed({ count }: Figure): string {
  return typeof count === 'object' && 'sum' in count ? count.sum : 'n'
}

function addText(figure: Figure): string {
  const { where, source } = figure
  const columns = [...KEYS, ...source.dimensions, 'hour'].join(', ')
  return `with hours as not materialized (
      select ${columns}, ${summed(figure)} as value from pg_temp.closing where (${where}) and late = (hour < $2::timestamptz)
    ), ${addedUpByDay(source, 'hours')}
    insert into platform.day_sum (precinct_id, response_id, figure, dimension, day, area_id, part, other, value)
    select precinct_id, response_id, $1, dimension, day, area_id, part, other, value from sums where value <> 0
    on conflict (response_id, figure, dimension, day, precinct_id, area_id, part, other) do update set value = day_sum.value + excluded.value`
}
