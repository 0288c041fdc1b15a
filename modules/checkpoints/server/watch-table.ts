import type pg from 'pg'
import { fieldTable } from '../../../platform/server/ledger/field-table.ts'
import type { Vault } from '../../../platform/server/vault/vault.ts'
import type { AreaId } from '../../../platform/shared/area-id.ts'
import type { SightingOutcome, WatchPerson, WatchReason } from '../watch.ts'

export const watches = fieldTable('checkpoints.watch', { mutable: ['ended_at', 'ended_by'] })
export const sightings = fieldTable('checkpoints.sighting', { mutable: ['handled_at', 'handled_by', 'outcome'] })

export const WATCH_SEAL = 'watch'

export interface WatchRow {
  id: string
  response_id: string
  area_id: AreaId
  command_id: string
  sealed: Buffer
  key_id: string
  reason: WatchReason
  watched_by: string
  from_at: Date
  until_at: Date
  ended_at: Date | null
}

export interface SightingRow {
  id: string
  response_id: string
  area_id: AreaId
  watch_id: string
  watch_area_id: AreaId
  passage_id: string
  checkpoint_name: string
  seen_at: Date
  received_at: Date
  handled_at: Date | null
  handled_by: string | null
  outcome: SightingOutcome | null
}

/** The watches of these ids that the scope lets through, by id. */
export async function findWatches(client: pg.ClientBase, ids: readonly string[]): Promise<Map<string, WatchRow>> {
  const { rows } = await client.query<WatchRow>('select * from checkpoints.watch where id = any($1)', [ids])
  return new Map(rows.map((row) => [row.id, row]))
}

export type WatchPersonal = Pick<WatchPerson, 'identityNumber' | 'name' | 'why'>

/** The personal half of a watch; undefined when its key has been destroyed. */
export async function openWatch(vault: Vault, row: WatchRow): Promise<WatchPersonal | undefined> {
  return (await vault.open({ keyId: row.key_id, bytes: row.sealed }, row.command_id)) as WatchPersonal | undefined
}
