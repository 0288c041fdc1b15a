import type { FastifyRequest } from 'fastify'
import type { Actor } from './actor.ts'
import type { Reading } from './query.ts'

/** Who is at the door: the access room knows sessions and grants, the platform only asks. */
export interface Doorkeeper {
  /** The person behind a request; undefined when nobody is signed in or the session has ended. */
  actorOf(request: FastifyRequest): Promise<Actor | undefined>
  /** Hears of every user whose sessions, grants or phone changed, on whichever server; undefined = it may be anybody. */
  onChanged(listener: (userId: string | undefined) => void): void
  /** Writes that somebody read sensitive fields into the ledger, durably. */
  recordReading(actor: Actor, reading: Reading): Promise<void>
}

/** The house itself, for follow-ups and work by the clock: may do everything, signs in nowhere. */
export const houseActor: Actor = {
  userId: '00000000-0000-7000-8000-000000000001',
  sessionId: 'house',
  language: 'zh',
  grants: [
    { role: 'house', areaId: '0'.repeat(18), permissions: { has: () => true } as unknown as ReadonlySet<string> },
  ],
}
