import Dexie, { type EntityTable } from 'dexie'
import { type Sealed, seal, unseal } from './sealing.ts'

export type OutboxState = 'waiting' | 'sending' | 'retry' | 'accepted' | 'refused' | 'discarded'

/** The server has not answered these; `sending` too, because a page can die between posting and hearing. */
export const unsentStates: OutboxState[] = ['waiting', 'sending', 'retry']
/** These still need the network or a person. */
export const openStates: OutboxState[] = [...unsentStates, 'refused']

/** A row of the outbox at rest: only what ordering and counting need is in the open. */
export interface OutboxRow {
  seq?: number
  id: string
  state: OutboxState
  madeAt: string
  attempts: number
  /** Not to be sent before this moment (milliseconds): the server asked for a pause. */
  notBefore: number
  sealed: Sealed
  /** The server's problem or the person's reason for discarding; sealed too, because it may name a record. */
  answer?: Sealed | undefined
  answeredAt?: string | undefined
  /** The number of the change that wrote this row last, so that a page reads only what it has not seen. */
  change?: number
}

interface Kept {
  name: string
  sealed: Sealed
}

/** One signed-in person's own database on the phone, and the key that opens it. */
export interface PersonStore {
  userId: string
  key: CryptoKey
  db: Dexie & { outbox: EntityTable<OutboxRow, 'seq'>; kept: EntityTable<Kept, 'name'> }
}

export const personStoreName = (userId: string) => `muster-person-${userId}`

export function openPersonStore(userId: string, key: CryptoKey): PersonStore {
  return { userId, key, db: personDatabase(userId) }
}

export function personDatabase(userId: string): PersonStore['db'] {
  // Strict: a record is only "saved" when it is on the disk; a flat battery is part of the job.
  const options = { cache: 'disabled', chromeTransactionDurability: 'strict' } as const
  const db = new Dexie(personStoreName(userId), options) as PersonStore['db']
  db.version(1).stores({ outbox: '++seq, &id, state', kept: 'name' })
  db.version(2).stores({ outbox: '++seq, &id, state, [state+seq], change' })
  return db
}

/** Keeps one value of this person (session, chosen post, download) sealed under its name. */
export async function keep(store: PersonStore, name: string, value: unknown): Promise<void> {
  await store.db.kept.put({ name, sealed: await seal(store.key, `kept/${name}`, value) })
}

export async function findKept<T>(store: PersonStore, name: string): Promise<T | undefined> {
  const kept = await store.db.kept.get(name)
  return kept && unseal<T>(store.key, `kept/${name}`, kept.sealed)
}

export async function dropKept(store: PersonStore, names: string[]): Promise<void> {
  await store.db.kept.bulkDelete(names)
}
