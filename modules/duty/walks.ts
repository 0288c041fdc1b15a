import { type AreaId, precinctOf } from '../../platform/shared/area-id.ts'

/** Minutes on foot where no map is at hand: within a village, within a township, farther. Guesses that order people rightly. */
const minutes = { village: 10, precinct: 40, away: 90 }

const known = new Map<string, Record<string, number>>()

/** Minutes from a base to each post, by the places they lie in; the same record for the same base, for thousands ask. */
export function walkFrom(base: AreaId, posts: ReadonlyMap<string, AreaId>): Record<string, number> {
  const key = `${base} ${[...posts].join()}`
  const found = known.get(key)
  if (found) return found
  if (known.size > 2000) known.clear()
  const made = Object.fromEntries([...posts].map(([id, at]) => [id, between(base, at)]))
  known.set(key, made)
  return made
}

function between(base: AreaId, post: AreaId): number {
  if (base.slice(0, 12) === post.slice(0, 12)) return minutes.village
  return precinctOf(base) === precinctOf(post) ? minutes.precinct : minutes.away
}
