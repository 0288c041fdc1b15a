import type pg from 'pg'

const known = new Map<string, { at: number; watching: boolean }>()
// Most responses watch for nobody, and a gate that looks out a second later has lost nothing.
const FRESH_MS = 1000
const MOST = 1000

/** Those of the responses that watch for anybody now, asked at most once a second for each. */
export async function responsesWatching(client: pg.ClientBase, ids: readonly string[], at: Date): Promise<string[]> {
  // By the clock that nobody can put wrong: one that went ahead and came back would keep what is old for as long.
  const now = performance.now()
  const stale = ids.filter((id) => now - (known.get(id)?.at ?? Number.NEGATIVE_INFINITY) > FRESH_MS)
  if (stale.length > 0) {
    const { rows } = await client.query<{ response_id: string }>(
      'select * from checkpoints.responses_watching($1, $2)',
      [...[stale, at]],
    )
    const watching = new Set(rows.map((row) => row.response_id))
    if (known.size > MOST) known.clear()
    for (const id of stale) known.set(id, { at: now, watching: watching.has(id) })
  }
  return ids.filter((id) => known.get(id)?.watching)
}
