import { type AreaId, areaSpan, precinctOf, wholeCountry } from '../../shared/area-id.ts'
import { refuse } from '../../shared/problem.ts'
import { platformProblems } from '../problems.ts'
import type { Figure } from './figure.ts'

/** Which part of a figure is asked for. Spans are half-open; what is left out is not narrowed. */
export interface FigureAsk {
  responseId: string
  areaId?: AreaId | undefined
  /** Areas to which the asker is bound. Row security holds anyway; said here, the condition finds an index. */
  within?: readonly AreaId[] | undefined
  from?: Date | undefined
  to?: Date | undefined
  /** Dimension equals value. */
  where?: Record<string, string> | undefined
  /** The moment up to which records count; left out = now. */
  asOf?: Date | undefined
  /** Count the rows themselves, as a proof must: sums that are kept are left aside. */
  fromRows?: boolean | undefined
}

export type BreakdownBy = 'precinct' | 'village' | 'day' | 'hour' | (string & {})

const HOUR = 3_600_000
/** How many ids a township spans. */
const PRECINCT_SIZE = 10n ** 9n

/** The SQL of one question: shared text, so that value, breakdown and rows can never tell different stories. */
export function questionOf(
  figure: Figure,
  ask: FigureAsk,
): { table: string; tallied: boolean; condition: string; values: unknown[]; date: string } {
  const { source } = figure
  const tallied = canTally(figure, ask)
  const date = tallied ? 'hour' : source.date
  const values: unknown[] = [ask.responseId]
  const parts = ['response_id = $1', `(${figure.where})`]
  const add = (text: (place: string) => string, value: unknown) => parts.push(text(`$${values.push(value)}`))
  const bind = (value: unknown) => `$${values.push(value)}`
  parts.push(...areaParts(ask, bind))
  if (ask.from && !source.stock) add((place) => `${date} >= ${place}::timestamptz`, ask.from)
  if (ask.to && !source.stock) add((place) => `${date} < ${place}::timestamptz`, ask.to)
  for (const [dimension, value] of Object.entries(ask.where ?? {})) {
    if (!source.dimensions.includes(dimension))
      refuse(platformProblems.badInput({ field: `where.${dimension}`, reason: source.dimensions.join(', ') }))
    // A part with no name is that of the rows that have none.
    add(
      (place) => (value === '' ? `coalesce(${dimension}::text, '') = ${place}` : `${dimension}::text = ${place}`),
      value,
    )
  }
  if (!tallied) parts.push(...standing(figure, ask, add))
  return {
    table: tallied ? (source.tally as string) : source.table,
    tallied,
    condition: parts.join(' and '),
    values,
    date,
  }
}

export function areaParts(
  { areaId, within }: Pick<FigureAsk, 'areaId' | 'within'>,
  bind: (value: unknown) => string,
): string[] {
  const asked = areaId ? [inArea(areaId, bind)] : []
  if (!within || within.includes(wholeCountry)) return asked
  return [...asked, `(${within.map((id) => inArea(id, bind)).join(' or ') || 'false'})`]
}

/** Rows of an area. Keys of field tables and sums begin with the precinct, so it is named too, though the area alone decides. */
function inArea(id: AreaId, bind: (value: unknown) => string): string {
  const { from, to } = areaSpan(id)
  const area = `area_id >= ${bind(from)}::bigint and area_id < ${bind(to)}::bigint`
  const precinct = precinctOf(id)
  const known = BigInt(to) - BigInt(from) <= PRECINCT_SIZE
  return known
    ? `(precinct_id = ${bind(precinct)}::bigint and ${area})`
    : `(precinct_id >= ${bind(from)}::bigint and precinct_id < ${bind(to)}::bigint and ${area})`
}

function standing(
  figure: Figure,
  ask: FigureAsk,
  add: (text: (place: string) => string, value: unknown) => void,
): string[] {
  const superseding = figure.source.superseding !== false
  if (!ask.asOf) return superseding ? ['superseded_at is null'] : []
  add((place) => `received_at < ${place}::timestamptz`, ask.asOf)
  const { closing, date } = figure.source
  // What was known by then had happened by then, but for clocks that go ahead: a page need not walk through all that came later.
  if (closing) add((place) => `${date} < ${place}::timestamptz`, new Date(ask.asOf.getTime() + closing.aheadMs))
  if (superseding) add((place) => `(superseded_at is null or superseded_at >= ${place}::timestamptz)`, ask.asOf)
  return []
}

/** Sums by the hour answer whole hours, now; anything finer is counted from the rows. */
export function canTally({ source, count }: Figure, { from, to, asOf, fromRows }: FigureAsk): boolean {
  const whole = (moment?: Date) => !moment || moment.getTime() % HOUR === 0
  const distinct = typeof count === 'object' && 'distinct' in count
  return Boolean(source.tally) && !fromRows && !asOf && whole(from) && whole(to) && !distinct
}

export function countText(figure: Figure, tallied: boolean): string {
  if (figure.count === 'rows') return tallied ? 'coalesce(sum(n), 0)' : 'count(*)'
  if ('max' in figure.count) return `coalesce(max(${figure.count.max}), 0)`
  return 'sum' in figure.count ? `coalesce(sum(${figure.count.sum}), 0)` : `count(distinct ${figure.count.distinct})`
}

export function keyText(figure: Figure, by: BreakdownBy, date: string): string {
  if (by === 'precinct') return 'precinct_id::text'
  if (by === 'village') return '(area_id / 1000000 * 1000000)::text'
  if (by === 'day') return `to_char(${date} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`
  if (by === 'hour')
    return `to_char(date_trunc('hour', ${date}, 'Asia/Shanghai') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
  if (!figure.source.dimensions.includes(by))
    refuse(platformProblems.badInput({ field: 'by', reason: figure.source.dimensions.join(', ') }))
  return `${by}::text`
}

export function keyed(rows: readonly { key: string | null; value: string }[]): { key: string; value: number }[] {
  return rows.map((row) => ({ key: row.key ?? '', value: Number(row.value) })).filter((row) => row.value !== 0)
}
