import type pg from 'pg'
import { askNowAndThen } from '../../../platform/server/watched-client.ts'
import { askTogether } from './ask-together.ts'
import { openListener } from './door.ts'
import { CHANNEL, isInDoubt } from './in-doubt.ts'
import { type DoorRules, findActors, type KnownActor } from './known-actor.ts'

export interface RememberedActors {
  find(token: string): Promise<KnownActor | undefined>
  forget(userOrSessionId: string): void
  onChanged(listener: (userId: string | undefined) => void): void
  close(): Promise<void>
}

const REMEMBER_MS = 60_000
const LIMIT = 50_000
const LISTEN_AGAIN_MS = 500

/**
 * Who holds which session, kept in memory so that a request costs no query. Changes are heard over LISTEN; while nobody
 * listens (start, lost connection) nothing is kept, so a revoked session never lives on.
 */
export async function rememberActors(pool: pg.Pool, door: pg.Pool, rules: DoorRules): Promise<RememberedActors> {
  const listeners = new Set<(userId: string | undefined) => void>()
  const byToken = new Map<string, KnownActor>()
  let listening = false
  let closed = false
  // Counts what was forgotten: an answer that was under way meanwhile may be old and is not kept.
  let forgotten = 0
  let listener: pg.Client | undefined

  function forget(id: string): void {
    forgotten++
    for (const [token, { actor }] of byToken) if (actor.userId === id || actor.sessionId === id) byToken.delete(token)
  }

  function forgetAll(): void {
    forgotten++
    byToken.clear()
  }

  function tell(userId: string | undefined): void {
    for (const listener of listeners) listener(userId)
  }

  async function listen(): Promise<void> {
    const client = openListener(pool)
    listener = client
    let stopAsking = () => {}
    const lost = () => {
      stopAsking()
      if (listener !== client) return
      listener = undefined
      listening = false
      forgetAll()
      client.end().catch(() => {})
      if (!closed) setTimeout(() => void listen(), LISTEN_AGAIN_MS).unref()
    }
    client.on('error', lost)
    client.on('end', lost)
    client.on('notification', ({ payload }) => {
      forget(payload ?? '')
      tell(payload)
    })
    try {
      await client.connect()
      await client.query(`listen ${CHANNEL}`)
      stopAsking = askNowAndThen(client)
      forgetAll()
      listening = true
      // Whatever changed while nobody listened was not heard.
      tell(undefined)
    } catch {
      lost()
    }
  }

  await listen()
  const look = askTogether<string, KnownActor>((tokens) => findActors(door, tokens, rules))
  return {
    async find(token) {
      const known = byToken.get(token)
      const now = Date.now()
      const fresh = known && now - known.loadedAt < REMEMBER_MS && known.expiresAt.getTime() > now
      if (fresh && !isInDoubt(known.actor.userId)) return known
      const before = forgotten
      const found = await look(token)
      if (!found) byToken.delete(token)
      else if (listening && before === forgotten) {
        if (byToken.size >= LIMIT) byToken.clear()
        byToken.set(token, found)
      }
      return found
    },
    forget,
    onChanged(listener) {
      listeners.add(listener)
    },
    async close() {
      closed = true
      const client = listener
      listener = undefined
      await client?.end().catch(() => {})
    },
  }
}
