import type { LedgerEntry } from './entry.ts'
import type { RecordMark } from './field-table.ts'

/** A digest that an entry keeps of a row, with what is known of the row from its entry. */
export interface Mark {
  table: string
  id: string
  digest: string
  entryId: string
  block: number
}

export interface EntryTuple {
  id: string
  action: string
  actor_id: string | null
  device_id: string | null
  area_id: string | null
  response_id: string | null
  made_at: Date
  received_at: Date
  outcome: LedgerEntry['outcome']
  input: string
  sealed: Buffer | null
  key_id: string | null
  problem: string | null
  result: string | null
  records: string | null
  events: string | null
  block_id: string
  position: number
}

/** An entry as it is stored, as it was hashed. */
export function entryOf(row: EntryTuple): LedgerEntry {
  return {
    id: row.id,
    action: row.action,
    actorId: row.actor_id,
    deviceId: row.device_id,
    areaId: row.area_id,
    responseId: row.response_id,
    madeAt: row.made_at,
    receivedAt: row.received_at,
    outcome: row.outcome,
    input: row.input,
    sealed: row.sealed,
    keyId: row.key_id,
    problem: row.problem,
    result: row.result,
    records: row.records,
    events: row.events,
  }
}

/** The digests that an entry keeps. */
export function marksOf(entry: EntryTuple, block: number): Mark[] {
  if (!entry.records) return []
  try {
    const records = JSON.parse(entry.records) as RecordMark[]
    return records.map(([table, id, digest]) => ({ table, id, digest, entryId: entry.id, block }))
  } catch {
    // The entry is already named as changed; its rows then have no entry.
    return []
  }
}
