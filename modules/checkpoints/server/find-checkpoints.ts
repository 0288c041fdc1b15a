import type pg from 'pg'
import { findPosts, type Post } from '../../duty/server/public.ts'

const known = new Map<string, { at: number; post: Post }>()
// A post is closed by order and from a moment on; a passage made after that moment is refused a second later at the latest.
const FRESH_MS = 1000
const MOST = 20_000

/**
 * Posts by id, asked for at most once a second each. What is remembered may lie outside this transaction's scope: the desk
 * asks for each command whether its actor may act at the post's area before anything is done there.
 */
export async function findCheckpoints(client: pg.ClientBase, ids: readonly string[]): Promise<Map<string, Post>> {
  const now = performance.now()
  const stale = ids.filter((id) => now - (known.get(id)?.at ?? Number.NEGATIVE_INFINITY) > FRESH_MS)
  const found = stale.length > 0 ? await findPosts(client, stale) : new Map<string, Post>()
  if (known.size > MOST) known.clear()
  for (const [id, post] of found) known.set(id, { at: now, post })
  // One that was asked for anew and not found is not there for this scope, whatever was remembered.
  const gone = new Set(stale.filter((id) => !found.has(id)))
  return new Map(
    ids.flatMap((id) => (known.has(id) && !gone.has(id) ? [[id, (known.get(id) as { post: Post }).post]] : [])),
  )
}
