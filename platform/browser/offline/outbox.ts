import Dexie from 'dexie'
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

type Hidden = Omit<Command, 'id' | 'madeAt'>

const commandAt = (id: string) => `outbox/${id}`
const answerAt = (id: string) => `answer/${id}`

/** Keeps a command. When this resolves the command is on disk and will be sent, whatever happens to the page. */
export async function addToOutbox(store: PersonStore, command: Command): Promise<void> {
  const row = await sealedRow(store, command)
  await writing(store, (change) => store.db.outbox.add({ ...row, change }))
}

/** How many commands of this person the server has not answered yet; readable without the person's key. */
export async function countUnsent(db: PersonStore['db']): Promise<number> {
  return countIn(db, unsentStates)
}

/** How many need sending or a person's decision: while any does, nothing of this person may be wiped. */
export async function countOpen(db: PersonStore['db']): Promise<number> {
  return countIn(db, openStates)
}

/** One count for each state, which the index answers; `anyOf` would walk along every row. */
async function countIn(db: PersonStore['db'], states: readonly OutboxState[]): Promise<number> {
  const counts = await Promise.all(states.map((state) => db.outbox.where('state').equals(state).count()))
  return counts.reduce((sum, count) => sum + count, 0)
}

/** In how many milliseconds the oldest unsent command is due; undefined when nothing is unsent. */
export async function dueInMs(db: PersonStore['db'], now: number): Promise<number | undefined> {
  const [oldest] = await oldestUnsent(db, 1)
  return oldest && Math.max(0, oldest.notBefore - now)
}

/** The next commands to send, oldest first, marked as being sent. Empty when nothing is due. */
export async function takeBatch(store: PersonStore, most: number, now: number): Promise<OutboxItem[]> {
  const rows = await writing(store, async (change) => {
    const due = await oldestUnsent(store.db, most)
    // Order is kept: behind a command that must wait, the later ones wait too.
    const stop = due.findIndex((row) => row.notBefore > now)
    const batch = stop < 0 ? due : due.slice(0, stop)
    await store.db.outbox.bulkPut(
      batch.map((row) => ({ ...row, state: 'sending', attempts: row.attempts + 1, change })),
    )
    return batch
  })
  return Promise.all(rows.map((row) => openRow(store, row)))
}

/** So many of the oldest that the server has not answered: by index, whatever else the outbox holds. */
async function oldestUnsent(db: PersonStore['db'], most: number): Promise<OutboxRow[]> {
  const inState = (state: OutboxState) =>
    db.outbox.where('[state+seq]').between([state, Dexie.minKey], [state, Dexie.maxKey]).limit(most).toArray()
  const found = (await Promise.all(unsentStates.map(inState))).flat() as OutboxRow[]
  return found.sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0)).slice(0, most)
}

/** Writes what the server said of a batch, all of it or nothing. */
export async function settleBatch(
  store: PersonStore,
  batch: OutboxItem[],
  settled: Settled[],
  now: Date,
): Promise<void> {
  const seqs = new Map(batch.map((item) => [item.id, item.seq]))
  const answers = await Promise.all(
    settled.map(async (one) => ({ key: seqs.get(one.id) as number, said: await settledRow(store, one, now) })),
  )
  await writing(store, (change) =>
    store.db.outbox.bulkUpdate(answers.map(({ key, said }) => ({ key, changes: { ...said, change } }))),
  )
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
  await writing(store, async (change) => {
    await store.db.outbox.add({ ...row, change })
    await store.db.outbox.where('id').equals(id).modify({ state: 'discarded', change })
  })
  await closeRefused(store, id, { reason: '', replacedBy: command.id })
}

/** Drops what the server has acknowledged and what a person has dealt with. Open work always stays. */
export async function pruneOutbox(db: PersonStore['db']): Promise<void> {
  await db.outbox.where('state').anyOf(['accepted', 'discarded']).delete()
}

async function closeRefused(store: PersonStore, id: string, discarded: { reason: string; replacedBy?: string }) {
  const row = await store.db.outbox.where('id').equals(id).first()
  const item = row && (await openRow(store, row))
  if (!item) return
  const answer = await seal(store.key, answerAt(id), { problem: item.problem, discarded } satisfies Partial<Answer>)
  await writing(store, (change) => store.db.outbox.update(item.seq, { state: 'discarded', answer, change }))
}

/** One transaction; `change` is the number of it, for the rows it writes: whoever read up to one asks for what is above. */
function writing<T>(store: PersonStore, write: (change: number) => PromiseLike<T>): Promise<T> {
  const { outbox } = store.db
  return store.db.transaction('rw', outbox, async () => {
    const last = (await outbox.orderBy('change').lastKey()) as number | undefined
    return write((last ?? 0) + 1)
  })
}

async function sealedRow(store: PersonStore, command: Command): Promise<Omit<OutboxRow, 'change'>> {
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

/** A row as a page shows it. `before` is what is already open of it: a command never changes, only what became of it. */
export async function openRow(store: PersonStore, row: OutboxRow, before?: OutboxItem): Promise<OutboxItem> {
  const { seq = 0, id, madeAt, state, attempts, notBefore, answeredAt } = row
  const { action, input, device } = before ?? (await unseal<Hidden>(store.key, commandAt(id), row.sealed))
  const answer = row.answer ? await unseal<Answer>(store.key, answerAt(id), row.answer) : {}
  return { seq, id, madeAt, state, attempts, notBefore, answeredAt, action, input, device, ...answer }
}
