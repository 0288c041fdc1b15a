import type pg from 'pg'

/** On which channel servers tell each other that a user's session, grants or phone changed; the payload is the user's id. */
export const CHANNEL = 'muster_access'

// Until the change is committed and heard of, what is remembered of this user may be old: ask the database each time.
const DOUBT_MS = 20_000
const doubted = new Map<string, number>()

/** Tells every server, once the transaction commits, that what it remembers of these users is void. */
export async function usersChanged(client: pg.ClientBase, userIds: readonly string[]): Promise<void> {
  const until = Date.now() + DOUBT_MS
  for (const userId of userIds) {
    doubted.set(userId, until)
    await client.query('select pg_notify($1, $2)', [CHANNEL, userId])
  }
}

/** Whether a change of this user may be under way on this server. */
export function isInDoubt(userId: string): boolean {
  const until = doubted.get(userId)
  if (until === undefined) return false
  if (until > Date.now()) return true
  doubted.delete(userId)
  return false
}
