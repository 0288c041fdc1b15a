import type { ActionContext } from '../../../platform/server/action.ts'

/** Loads the keys that lookups need, once for each response among what arrived together. */
export async function prepareKeys(contexts: readonly ActionContext[]): Promise<void> {
  const seen = new Set<string>()
  for (const { vault, place, now } of contexts) {
    if (!place.responseId || seen.has(place.responseId)) continue
    seen.add(place.responseId)
    await vault.ready(place.responseId, 'passage', now)
  }
}
