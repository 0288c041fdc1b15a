import type { CommandAnswer } from '../../shared/command.ts'
import type { Place } from '../actor.ts'
import type { LedgerEntry } from '../ledger/entry.ts'
import type { RecordMark } from '../ledger/field-table.ts'
import { idsIn } from '../ledger/mentions.ts'
import type { Sealed } from '../vault/vault.ts'
import { type Order, type Outcome, refusedAnswer } from './order.ts'

/** What flew: an order, how it ended, and what it leaves in the ledger. */
export interface Landed {
  order: Order
  outcome: Outcome
  place: Place | undefined
}

/** What besides its outcome a command leaves in the ledger. */
export interface Left {
  sealed?: Sealed | undefined
  marks: readonly RecordMark[]
  /** One of its rows keeps the sealed half, under its digest: the entry names the key alone and no byte is kept twice. */
  inRow: boolean
}

/** What a landed command leaves in the ledger: its receipt. */
export function entryOf({ order, outcome, place }: Landed, { sealed, marks, inRow }: Left, now: Date): LedgerEntry {
  const happened = outcome.kind === 'accepted' ? outcome.happened : undefined
  const input = order.action.secret ? '{}' : JSON.stringify(order.open ?? {})
  const records = marks.length > 0 ? JSON.stringify(marks) : null
  const events = happened && happened.events.length > 0 ? JSON.stringify(happened.events) : null
  return {
    id: order.command.id,
    action: order.command.action,
    actorId: order.actor.userId,
    deviceId: order.command.device ?? null,
    areaId: place?.areaId ?? null,
    responseId: place?.responseId ?? null,
    madeAt: new Date(order.command.madeAt),
    receivedAt: now,
    outcome: outcome.kind,
    input,
    sealed: order.action.secret || inRow ? null : (sealed?.bytes ?? null),
    keyId: order.action.secret ? null : (sealed?.keyId ?? null),
    problem: outcome.kind === 'refused' ? JSON.stringify(outcome.problem) : null,
    result: happened?.result === undefined ? null : JSON.stringify(happened.result),
    records,
    events,
    // What the hot path writes is found by the time in its id; everything else by what it speaks of.
    concerns: order.action.runMany ? null : idsIn(input, records, events),
  }
}

/** What its sender is told. */
export function answerOf({ order, outcome }: Landed): CommandAnswer {
  if (outcome.kind === 'refused') return refusedAnswer(order.command.id, outcome.problem)
  const { result } = outcome.happened
  return { id: order.command.id, outcome: 'accepted', ...(result === undefined ? {} : { result }) }
}
