import type { AreaId } from '../../platform/shared/area-id.ts'

type AskNames = (ids: readonly AreaId[]) => Promise<ReadonlyMap<AreaId, string>>

const REMEMBER_MS = 60_000
const LIMIT = 20_000

/**
 * Remembers what areas are called for a minute. Every phone that comes back asks who it is and where it works: that was the
 * dearest part of a county's phones coming back together.
 */
export function rememberNames(ask: AskNames, clock: () => number = Date.now): AskNames {
  const known = new Map<AreaId, { name: string; until: number }>()
  return async (ids) => {
    const now = clock()
    const unknown = ids.filter((id) => (known.get(id)?.until ?? 0) <= now)
    if (unknown.length > 0) {
      if (known.size >= LIMIT) known.clear()
      for (const [id, name] of await ask(unknown)) known.set(id, { name, until: now + REMEMBER_MS })
    }
    return new Map(ids.flatMap((id) => (known.has(id) ? [[id, (known.get(id) as { name: string }).name]] : [])))
  }
}
