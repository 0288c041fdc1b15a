import type pg from 'pg'
import type { z } from 'zod'
import type { AreaId } from '../shared/area-id.ts'
import type { Problem } from '../shared/problem.ts'
import type { Actor, Place } from './actor.ts'
import type { Database } from './database.ts'
import { type FieldTable, insertRows, type Row } from './ledger/field-table.ts'
import type { Sealed, Vault } from './vault/vault.ts'

/** What an action is given. Everything in it belongs to one command and one transaction. */
export interface ActionContext {
  db: Database
  client: pg.ClientBase
  vault: Vault
  actor: Actor
  place: Place
  /** receivedAt: our time, the same for all that is written together. */
  now: Date
  /** The field's time: decides the day of a figure. */
  madeAt: Date
  commandId: string
  deviceId: string | null
  /** The personal half of the input, already sealed for this command's id; a row may keep it as it is. */
  sealed: Sealed | undefined
  /** Writes rows of a field table; their digests enter the ledger entry. */
  record(table: FieldTable, rows: Row | Row[]): Promise<void>
  /** Keeps digests of rows that are written together with those of other commands; see `recordTogether`. */
  mark(table: FieldTable, rows: readonly Row[]): void
  /** Work on this connection that is under way: the commit waits for it, the action need not. */
  sent(work: Promise<unknown>): void
  /** A write that others may have to wait for until the commit, such as sums: it is sent last. */
  last(write: () => Promise<unknown>): void
}

/** Writes the rows of many commands in one statement; each digest enters the ledger entry of its own command. */
export async function recordTogether(
  table: FieldTable,
  records: readonly { context: ActionContext; row: Row }[],
): Promise<void> {
  const [first] = records
  if (!first) return
  for (const { context, row } of records) context.mark(table, [row])
  await insertRows(
    first.context.client,
    table,
    records.map(({ row }) => row),
  )
}

/** What came of a command: events for follow-ups and the timeline, topics for live screens, a small result for the sender. */
export interface Happened {
  events: { name: string; data: Record<string, unknown> }[]
  topics: string[]
  /** Hints for other places than the command's own. */
  elsewhere?: { topic: string; areaId: AreaId }[]
  result?: unknown
}

/** `happened('passage.recorded', { id })`; data holds no personal field, because it stands in the open in the ledger. */
export function happened(
  name: string,
  data: Record<string, unknown> = {},
  { topics = [], result }: { topics?: string[]; result?: unknown } = {},
): Happened {
  return { events: [{ name, data }], topics, result }
}

export type AnyAction = Action<z.ZodType>

export interface Action<S extends z.ZodType> {
  /** module.verbNoun */
  name: string
  permission: string
  input: S
  /** Where each input happens, looked up within the actor's own scope: what cannot be seen is undefined and refused as not found. */
  place(
    look: { db: Database; client: pg.ClientBase; actors: Actor[] },
    inputs: z.output<S>[],
  ): Promise<(Place | undefined)[]>
  /** Retention class of the personal half; a class has its own key each day. */
  sealClass?: string
  /** A text of the input that must never enter the ledger, such as a password. */
  secret?: boolean
  /** Freezes a moment: waits for all writers, so that what was received before `now` is known to the last row. Holds writers up: short work only. */
  freezes?: boolean
  /** Statement time in ms for long work such as imports; 15,000 where it is left out. */
  timeout?: number
  run(context: ActionContext, input: z.output<S>): Promise<Happened>
  /** Hot paths: many commands of this action in few statements, on one connection. One answer for each, in order. */
  runMany?(contexts: ActionContext[], inputs: z.output<S>[]): Promise<(Happened | Problem)[]>
}

/**
 * Declares the one way to change a thing. The platform parses, authorises, seals, runs it in a transaction, writes events
 * and the ledger entry, and answers once all is durable. A refusal undoes the run and keeps its receipt.
 */
export function action<S extends z.ZodType>(definition: Action<S>): Action<S> {
  return definition
}
