import { hash } from 'node:crypto'
import { levelOf, wholeCountry } from '../../shared/area-id.ts'
import type { Figure, FigureSource } from './figure.ts'
import type { BreakdownBy, FigureAsk } from './question.ts'

/** What sums of days are kept by: one dimension, two of them in the order of the source, or the hour, so that a day can be cut. */
export type KeptBy = readonly [string] | readonly [string, string]

export const BY_HOUR: KeptBy = ['hour']

/** A figure as its sums of days name it: with a change of what it counts, they begin anew. */
export function sumsName({ name, where, count, source }: Figure): string {
  const ways = kept(source).map(keptName)
  return `${name} ${hash('sha1', JSON.stringify([where, count, source.tally, ways])).slice(0, 8)}`
}

/** Every way a figure's sums of days are kept. */
export function kept({ dimensions }: FigureSource): KeptBy[] {
  const pairs = dimensions.flatMap((one, at) => dimensions.slice(at + 1).map((other): KeptBy => [one, other]))
  return [...dimensions.map((one): KeptBy => [one]), ...pairs, BY_HOUR]
}

export function keptName(by: KeptBy): string {
  return by.join('+')
}

/** Of sums that name a post the area is the post's; others stand for whole precincts. */
export function isOfPosts({ closing }: FigureSource, by: KeptBy): boolean {
  return closing !== undefined && by.includes(closing.post)
}

/** A dimension as text in SQL; an hour is the moment it begins, in UTC, which sorts as time does. */
function partText(dimension: string): string {
  return dimension === 'hour' ? `to_char(hour at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')` : `${dimension}::text`
}

/**
 * SQL that adds sums of hours up to sums of days, every way they are kept: parts of a `with`, of which the last is `sums`. `hours` is a
 * relation with precinct_id, response_id, area_id, the dimensions, hour and value.
 */
export function addedUpByDay(source: FigureSource, hours: string): string {
  const all = source.dimensions.join(', ')
  const others = source.dimensions.filter((one) => one !== source.closing?.post).join(', ')
  const day = "(hour at time zone 'Asia/Shanghai')::date"
  const sums = kept(source).map((by) => {
    const [one, other] = by
    const posts = isOfPosts(source, by)
    const from = by === BY_HOUR ? hours : posts ? 'of_posts' : 'of_precincts'
    return `select precinct_id, response_id, ${posts ? 'area_id' : 'precinct_id as area_id'}, '${keptName(by)}' as dimension, ${partText(one)} as part,
      ${other ? partText(other) : "''::text"} as other, ${by === BY_HOUR ? day : 'day'} as day, sum(value) as value from ${from} group by 1, 2, 3, 5, 6, 7`
  })
  // Hours, posts and ways are many: added up one after the other, none multiplies the others.
  return `of_posts as materialized (
      select precinct_id, response_id, area_id, ${all}, ${day} as day, sum(value) as value from ${hours} group by 1, 2, 3, ${all}, ${day}
    ), of_precincts as materialized (
      select precinct_id, response_id, ${others}, day, sum(value) as value from of_posts group by 1, 2, ${others}, day
    ), sums as (${sums.join(' union all ')})`
}

/** The sums of days that answer this, or undefined when none do and sums of hours must. */
export function keptFor({ source }: Figure, ask: FigureAsk, by?: BreakdownBy): KeptBy | undefined {
  const { closing, dimensions } = source
  // Without `within` nobody said where the asker may look, and whole precincts must not be left out in silence.
  if (!closing || !ask.within) return undefined
  const whole = spansPrecincts(ask)
  const needed = new Set(Object.keys(ask.where ?? {}))
  if (by === 'hour') return needed.size === 0 && whole ? BY_HOUR : undefined
  if (by === 'village' || !whole) needed.add(closing.post)
  if (by !== undefined && dimensions.includes(by)) needed.add(by)
  const [one = closing.fewest, other, more] = dimensions.filter((dimension) => needed.has(dimension))
  if (more !== undefined) return undefined
  return other === undefined ? [one] : [one, other]
}

/** Sums by other dimensions are kept for whole precincts: whoever asks for less is answered by posts. */
function spansPrecincts({ areaId = wholeCountry, within = [] }: FigureAsk): boolean {
  const narrow = ['village', 'grid', 'building']
  return ![areaId, ...within].some((id) => narrow.includes(levelOf(id)))
}
