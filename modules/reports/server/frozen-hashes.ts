import type pg from 'pg'
import { z } from 'zod'
import { entryResults } from '../../../platform/server/ledger/find-entries.ts'

const Frozen = z.object({ contentHash: z.string() })

/** The hash that each freezing left in its ledger entry, by entry id; entries that are gone or unreadable are left out. */
export async function frozenHashes(client: pg.ClientBase, entryIds: readonly string[]): Promise<Map<string, string>> {
  const results = await entryResults(client, entryIds)
  const hashes = new Map<string, string>()
  for (const [id, result] of results) {
    const frozen = Frozen.safeParse(parsed(result))
    if (frozen.success) hashes.set(id, frozen.data.contentHash)
  }
  return hashes
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
