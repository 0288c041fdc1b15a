import type pg from 'pg'
import { localDay, startOfLocalDay } from '../../shared/dates.ts'
import type { Figure } from './figure.ts'
import {
  areaParts,
  type BreakdownBy,
  canTally,
  countText,
  type FigureAsk,
  keyed,
  keyText,
  questionOf,
} from './question.ts'
import { BY_HOUR, isOfPosts, type KeptBy, keptFor, keptName, sumsName } from './sums-name.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
// Rows that come later than this after they happened are in an index of their own.
const SOON = HOUR / 4

/**
 * The figure from sums that are kept, in one statement: sums of days for hours that are closed, of hours for the rest of the span,
 * and what came late. As of a moment: the sums up to an hour before it, without what came since, with what was corrected since, and
 * the rows of the last hour one by one. Undefined where no sums answer the question.
 */
export async function keptSums(
  client: pg.ClientBase,
  figure: Figure,
  ask: FigureAsk,
  by?: BreakdownBy,
): Promise<{ key: string; value: number }[] | undefined> {
  const { asOf, ...now } = ask
  if (!figure.source.closing || !canTally(figure, now)) return undefined
  const parts = asOf ? partsAsOf(figure, { ...now, asOf }, by) : [partsNow(figure, now, by)]
  if (parts.some((part) => part === undefined)) return undefined
  const { text, values } = joined(parts as Part[])
  // The planner cannot know how few rows came late: it would mark all of a township's first.
  await client.query('set local enable_bitmapscan = off')
  const { rows } = await client.query<{ key: string | null; value: string }>(
    `select key, sum(value) as value from (${text}) as parts group by 1 order by 1`,
    values,
  )
  await client.query('set local enable_bitmapscan = on')
  return keyed(rows)
}

/** A select of key and value, with parameters that are numbered from $1. */
interface Part {
  text: string
  values: unknown[]
}

function joined(parts: readonly Part[]): Part {
  const values: unknown[] = []
  const texts = parts.map((part) => {
    const before = values.length
    values.push(...part.values)
    return `(${part.text.replace(/\$(\d+)/g, (_, number: string) => `$${Number(number) + before}`)})`
  })
  return { text: texts.join(' union all '), values }
}

function partsAsOf(figure: Figure, ask: FigureAsk & { asOf: Date }, by?: BreakdownBy): (Part | undefined)[] {
  const { source } = figure
  const { asOf, from, to } = ask
  const summed = new Date(Math.floor((asOf.getTime() - SOON) / HOUR) * HOUR)
  const until = to && to < summed ? to : summed
  const key = by ? keyText(figure, by, source.date) : "''"
  const rows = (span: Pick<FigureAsk, 'from' | 'to' | 'asOf'>, more: string, sign = ''): Part => {
    const { condition, values } = questionOf(
      { ...figure, where: 'true', source: { ...source, tally: undefined, superseding: false } as Figure['source'] },
      { ...ask, ...span },
    )
    const known = more.replaceAll('$at', `$${values.push(asOf)}::timestamptz`)
    // What came late is few and set apart, so that what the figure counts does not lure the planner from its index.
    return {
      text: `with rows as ${span.asOf ? 'not ' : ''}materialized (select * from ${source.table} where ${condition} and ${known})
        select ${key} as key, ${sign}${countText(figure, false)} as value from rows where ${figure.where} group by 1`,
      values,
    }
  }
  const known = 'received_at < $at and (superseded_at is null or superseded_at >= $at)'
  const recent = rows({ from: from && from > summed ? from : summed, to, asOf }, known)
  if (from && from >= until) return [recent]
  const before = { from, to: until, asOf: undefined }
  return [
    partsNow(figure, { ...ask, ...before }, by),
    rows(
      before,
      `received_at >= $at and received_at - ${source.date} >= interval '15 minutes' and superseded_at is null`,
      '-',
    ),
    rows(before, 'superseded_at >= $at and received_at < $at'),
    ...(to && to <= summed ? [] : [recent]),
  ]
}

function partsNow(figure: Figure, ask: FigureAsk, by?: BreakdownBy): Part | undefined {
  const { source } = figure
  const { closing, tally = '' } = source
  if (!closing) return undefined
  const { condition, values } = questionOf(figure, { ...ask, from: undefined, to: undefined })
  const bind = (value: unknown) => `$${values.push(value)}`
  const moment = (at: Date | undefined, otherwise: string) => `${bind(at ?? otherwise)}::timestamptz`
  const [start, end] = [moment(ask.from, '-infinity'), moment(ask.to, 'infinity')]
  const key = by ? keyText(figure, by, 'hour') : "''"
  const hours = (table: string, span: string) =>
    `select ${key} as key, ${countText(figure, true)} as value from ${table} where ${condition} and ${span} group by 1`
  const keptBy = keptFor(figure, ask, by)
  if (keptBy === undefined) return { text: hours(tally, `hour >= ${start} and hour < ${end}`), values }
  const { firstDay, lastDay, startsLate, endsEarly } = daysWithin(ask)
  const [first, last] = [moment(firstDay, '-infinity'), moment(lastDay, 'infinity')]
  const name = bind(sumsName(figure))
  const areas = areaParts(ask, bind)
  const days = (way: KeptBy, ...span: string[]) => {
    const where = [`response_id = $1 and figure = ${name} and dimension = '${keptName(way)}'`, ...span, ...areas]
    return `select ${dayKey(way, by)} as key, sum(value) as value from platform.day_sum where ${where.join(' and ')} group by 1`
  }
  const filters = Object.entries(ask.where ?? {})
  const whole = [`day >= ${localDate(first)} and day < (select day_end from mark)`]
  for (const [dimension, value] of filters) whole.push(`${columnOf(keptBy, dimension)} = ${bind(value)}`)
  const selects = [days(keptBy, ...whole)]
  const byHours =
    filters.length === 0 && !isOfPosts(source, keptBy) && [undefined, 'precinct', 'day', 'hour'].includes(by)
  if (byHours) {
    // A day that is cut is read from the sums of its hours.
    if (startsLate)
      selects.push(
        days(
          BY_HOUR,
          `day = ${localDate(start)} and part >= ${bind(hourPart(ask.from))} and part < ${bind(hourPart(ask.to))}`,
        ),
      )
    if (endsEarly)
      selects.push(
        days(
          BY_HOUR,
          `day = ${localDate(last)} and part < ${bind(hourPart(ask.to))} and ${end} < (select until from closed)`,
        ),
      )
    selects.push(hours(tally, `hour >= greatest((select until from closed), ${start}) and hour < ${end}`))
    selects.push(hours(closing.late, `hour >= ${start} and hour < least((select until from closed), ${end})`))
  } else {
    if (startsLate) selects.push(hours(tally, `hour >= ${start} and hour < least(${first}, ${end})`))
    selects.push(hours(tally, `hour >= greatest((select hour_end from mark), ${first}) and hour < ${end}`))
    selects.push(hours(closing.late, `hour >= ${first} and hour < (select hour_end from mark)`))
  }
  const text = `with closed as materialized (
      select coalesce((select closed_until from platform.sum_mark where figure = ${name}), '-infinity') as until
    ), mark as materialized (
      select case when ${end} < until then ${last} else until end as hour_end,
        case when ${end} < until then ${localDate(last)} else 'infinity' end as day_end, ${start} as start
      from closed
    ) ${selects.join(' union all ')}`
  return { text, values }
}

function localDate(moment: string): string {
  return `(${moment} at time zone 'Asia/Shanghai')::date`
}

/** An hour as sums of days name it; after all of them where it is left out. */
function hourPart(at: Date | undefined): string {
  return at ? `${at.toISOString().slice(0, 19)}Z` : 'Z'
}

/** The first day that lies whole inside a span, the day it ends in, and which ends cut a day. Moments are whole hours or left out. */
function daysWithin({ from, to }: Pick<FigureAsk, 'from' | 'to'>) {
  const start = from && startOfLocalDay(localDay(from))
  const firstDay = from && start && (start.getTime() === from.getTime() ? start : new Date(start.getTime() + DAY))
  const lastDay = to && startOfLocalDay(localDay(to))
  return {
    firstDay,
    lastDay,
    startsLate: from !== undefined && firstDay !== undefined && from < firstDay,
    // A span inside one day is cut at its start already.
    endsEarly: to !== undefined && lastDay !== undefined && to > lastDay && (!firstDay || lastDay >= firstDay),
  }
}

/** Where sums kept this way name the value of a dimension. */
function columnOf(way: KeptBy, dimension: string): 'part' | 'other' {
  return way[1] === dimension ? 'other' : 'part'
}

function dayKey(way: KeptBy, by: BreakdownBy | undefined): string {
  if (by === undefined) return "''"
  if (by === 'precinct') return 'precinct_id::text'
  if (by === 'village') return '(area_id / 1000000 * 1000000)::text'
  return by === 'day' ? "to_char(day, 'YYYY-MM-DD')" : columnOf(way, by)
}
