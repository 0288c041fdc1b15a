import { hash } from 'node:crypto'
import { levelOf, wholeCountry } from '../../shared/area-id.ts'
import type { Figure, FigureSource } from './figure.ts'
import type { BreakdownBy, FigureAsk } from './question.ts'

/** A figure as its sums of days name it: with a change of what it counts, they begin anew. */
export function sumsName({ name, where, count, source }: Figure): string {
  return `${name} ${hash('sha1', JSON.stringify([where, count, source.tally, kept(source)])).slice(0, 8)}`
}

/** By what a figure's sums of days are kept: its dimensions, and the hour, so that a day can be cut. */
export function kept({ dimensions }: FigureSource): string[] {
  return [...dimensions, 'hour']
}

/** A dimension as text in SQL; an hour is the moment it begins, in UTC, which sorts as time does. */
export function partText(dimension: string): string {
  return dimension === 'hour' ? `to_char(hour at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')` : `${dimension}::text`
}

/** The dimension whose sums of days answer this, or undefined when none does and sums of hours must. */
export function dimensionFor({ source }: Figure, ask: FigureAsk, by?: BreakdownBy): string | undefined {
  const post = source.closing?.post
  // Without `within` nobody said where the asker may look, and whole precincts must not be left out in silence.
  if (post === undefined || !ask.within) return undefined
  const filters = Object.keys(ask.where ?? {})
  const [only] = filters
  if (filters.length > 1) return undefined
  if (by === 'hour') return only === undefined && spansPrecincts(ask) ? 'hour' : undefined
  const atPost = by === undefined || ['precinct', 'village', 'day', post].includes(by)
  const whole = only === undefined && by !== 'village' && by !== post && spansPrecincts(ask)
  if (atPost && whole) return source.closing?.fewest
  if (atPost && (only === undefined || only === post)) return post
  if (by === 'village' || by === post || only === post) return undefined
  const dimension = only ?? by
  const across = by === undefined || by === 'precinct' || by === 'day' || by === dimension
  return across && spansPrecincts(ask) ? dimension : undefined
}

/** Sums by other dimensions are kept for whole precincts: whoever asks for less is answered from the hours. */
function spansPrecincts({ areaId = wholeCountry, within = [] }: FigureAsk): boolean {
  const narrow = ['village', 'grid', 'building']
  return ![areaId, ...within].some((id) => narrow.includes(levelOf(id)))
}
