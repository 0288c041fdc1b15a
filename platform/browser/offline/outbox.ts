import type { Command } from '../api.ts'
import type { AnsweredProblem } from '../api-problem.ts'
import { type OutboxRow, type OutboxState, openStates, type PersonStore, unsentStates } from './person-store.ts'
import { seal, unseal } from './sealing.ts'
import type { Settled } from './settle.ts'

/** One command in the outbox as a page shows it. */
export interface OutboxItem extends Command {
  seq: number
  state: OutboxState
  attempts: number
  notBefore: number
  answeredAt?: string | undefined
  problem?: AnsweredProblem
  result?: unknown
  /** Why a person took a refused command off the list, or the id of the command sent in its place. */
  discarded?: { reason: string; replacedBy?: string }
}

type Answer = Pick<OutboxItem, 'problem' | 'result' | 'discarded'>

const commandAt = (id: string) => `outbox/${id}`
const answerAt = (id: string) => `answer/${id}`

/** Keeps a command. When this resolves the command is on disk and will be sent, whatever happens to the page. */
export async function addToOutbox(store: PersonStore, command: Command): Promise<void> {
  const row = await sealedRow(store, command)
  await store.db.outbox.add(row)
}

/** Everything in the outbox, oldest first. */
export async function listOutbox(store: PersonStore): Promise<OutboxItem[]> {
  const rows = await store.db.outbox.orderBy('seq').toArray()
  return Promise.all(rows.map((row) => openedBefore(store, row)))
}

// A day's queue is a thousand rows and the page reads it after each record: open only what has changed.
const openedItems = new WeakMap<PersonStore, Map<string, { stamp: string; item: OutboxItem }>>()

async function openedBefore(store: PersonStore, row: OutboxRow): Promise<OutboxItem> {
  const known = openedItems.get(store) ?? new Map<string, { stamp: string; item: OutboxItem }>()
  openedItems.set(store, known)
  const stamp = [row.state, row.attempts, row.notBefore, row.answeredAt].join()
  const before = known.get(row.id)
  if (before?.stamp === stamp) return before.item
  const item = await opened(store, row)
  known.set(row.id, { stamp, item })
  return item
}

export async function findOutboxItem(store: PersonStore, id: string): Promise<OutboxItem | undefined> {
  const row = await store.db.outbox.where('id').equals(id).first()
  return row && opened(store, row)
}

/** How many commands of this person the server has not answered yet; readable without the person's key. */
export async function countUnsent(db: PersonStore['db']): Promise<number> {
  return db.outbox.where('state').anyOf(unsentStates).count()
}

/** How many need sending or a person's decision: while any does, nothing of this person may be wiped. */
export async function countOpen(db: PersonStore['db']): Promise<number> {
  return db.outbox.where('state').anyOf(openStates).count()
}

/** In how many milliseconds the oldest unsent command is due; undefined when nothing is unsent. */
export async function dueInMs(db: PersonStore['db'], now: number): Promise<number | undefined> {
  const [oldest] = await db.outbox.where('state').anyOf(unsentStates).sortBy('seq')
  return oldest && Math.max(0, oldest.notBefore - now)
}

/** The next commands to send, oldest first, marked as being sent. Empty when nothing is due. */
export async function takeBatch(store: PersonStore, most: number, now: number): Promise<OutboxItem[]> {
  const rows = await store.db.transaction('rw', store.db.outbox, async () => {
    const due = (await store.db.outbox.where('state').anyOf(unsentStates).sortBy('seq')) as OutboxRow[]
    // Order is kept: behind a command that must wait, the later ones wait too.
    const stop = due.findIndex((row) => row.notBefore > now)
    const batch = (stop < 0 ? due : due.slice(0, stop)).slice(0, most)
    await store.db.outbox.bulkUpdate(
      batch.map((row) => ({ key: row.seq as number, changes: { state: 'sending', attempts: row.attempts + 1 } })),
    )
    return batch
  })
  return Promise.all(rows.map((row) => opened(store, row)))
}

/** Writes what the server said of a batch, all of it or nothing. */
export async function settleBatch(
  store: PersonStore,
  batch: OutboxItem[],
  settled: Settled[],
  now: Date,
): Promise<void> {
  const seqs = new Map(batch.map((item) => [item.id, item.seq]))
  const changes = await Promise.all(
    settled.map(async (one) => ({ key: seqs.get(one.id) as number, changes: await settledRow(store, one, now) })),
  )
  await store.db.outbox.bulkUpdate(changes)
}

/** Takes a refused command off the list of open work, with the reason why; it stays readable for the shift. */
export async function discardItem(store: PersonStore, id: string, reason: string): Promise<void> {
  await closeRefused(store, id, { reason })
}

/**
 * Sends a mended command in place of a refused one: a new id, because the old one is answered for ever, and the field's
 * own time, because that decides the day it counts for.
 */
export async function replaceItem(store: PersonStore, id: string, command: Command): Promise<void> {
  const row = await sealedRow(store, command)
  await store.db.transaction('rw', store.db.outbox, async () => {
    await store.db.outbox.add(row)
    await store.db.outbox.where('id').equals(id).modify({ state: 'discarded' })
  })
  await closeRefused(store, id, { reason: '', replacedBy: command.id })
}

/** Drops what the server has acknowledged and what a person has dealt with. Open work always stays. */
export async function pruneOutbox(db: PersonStore['db']): Promise<void> {
  await db.outbox.where('state').anyOf(['accepted', 'discarded']).delete()
}

async function closeRefused(store: PersonStore, id: string, discarded: { reason: string; replacedBy?: string }) {
  const item = await findOutboxItem(store, id)
  if (!item) return
  const answer = await seal(store.key, answerAt(id), { problem: item.problem, discarded } satisfies Partial<Answer>)
  await store.db.outbox.update(item.seq, { state: 'discarded', answer })
}

async function sealedRow(store: PersonStore, command: Command): Promise<OutboxRow> {
  const { id, madeAt, ...hidden } = command
  const sealed = await seal(store.key, commandAt(id), hidden)
  return { id, madeAt, state: 'waiting', attempts: 0, notBefore: 0, sealed }
}

async function settledRow(store: PersonStore, one: Settled, now: Date): Promise<Partial<OutboxRow>> {
  if (one.state === 'retry') return { state: 'retry', notBefore: now.getTime() + one.afterMs }
  const said: Partial<Answer> = one.state === 'refused' ? { problem: one.problem } : { result: one.result }
  const answer = await seal(store.key, answerAt(one.id), said)
  return { state: one.state, answer, answeredAt: now.toISOString() }
}

async function opened(store: PersonStore, row: OutboxRow): Promise<OutboxItem> {
  const { seq = 0, id, madeAt, state, attempts, notBefore, answeredAt } = row
  const hidden = await unseal<Omit<Command, 'id' | 'madeAt'>>(store.key, commandAt(id), row.sealed)
  const answer = row.answer ? await unseal<Answer>(store.key, answerAt(id), row.answer) : {}
  return { seq, id, madeAt, state, attempts, notBefore, answeredAt, ...hidden, ...answer }
}
