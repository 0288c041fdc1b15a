import type pg from 'pg'
import { fieldTable } from '../../../platform/server/ledger/field-table.ts'
import type { Vault } from '../../../platform/server/vault/vault.ts'
import type { AreaId } from '../../../platform/shared/area-id.ts'
import type { PermitKind } from '../../playbooks/zone-rules.ts'
import type { DeclineReason, PermitHolder, PermitState, RequestPermit, RevokeReason } from '../permit.ts'

/** What decides over a permit is set later, by the actions that the ledger names; who asked for what never changes. */
export const permits = fieldTable('checkpoints.permit', {
  mutable: [
    ...['state', 'valid_from', 'valid_until', 'times', 'every_days', 'token', 'approved_by', 'approved_at'],
    ...['declined_by', 'declined_at', 'decline_reason', 'revoked_by', 'revoked_at', 'revoke_reason'],
  ],
})

export const PERMIT_SEAL = 'permit'

/** A permit as it is stored. */
export interface PermitRow {
  precinct_id: AreaId
  id: string
  response_id: string
  area_id: AreaId
  command_id: string
  kind: PermitKind
  holder: PermitHolder
  state: PermitState
  valid_from: Date
  valid_until: Date
  times: number | null
  every_days: number | null
  holder_mark: string
  token: string | null
  sealed: Buffer
  key_id: string
  entered_for: string | null
  requested_by: string
  requested_at: Date
  approved_by: string | null
  approved_at: Date | null
  declined_by: string | null
  declined_at: Date | null
  decline_reason: DeclineReason | null
  revoked_by: string | null
  revoked_at: Date | null
  revoke_reason: RevokeReason | null
}

/** The permits of these ids that the scope lets through, by id. */
export async function findPermitRows(client: pg.ClientBase, ids: readonly string[]): Promise<Map<string, PermitRow>> {
  const { rows } = await client.query<PermitRow>('select * from checkpoints.permit where id = any($1)', [ids])
  return new Map(rows.map((row) => [row.id, row]))
}

/** The permit, held until the transaction ends, so that two decisions on it take turns. */
export async function lockPermit(client: pg.ClientBase, id: string): Promise<PermitRow> {
  const { rows } = await client.query<PermitRow>('select * from checkpoints.permit where id = $1 for update', [id])
  return rows[0] as PermitRow
}

export type PermitPersonal = Pick<RequestPermit, 'plate' | 'identityNumber' | 'name' | 'phone' | 'reason'>

/** The personal half of a permit; undefined when its key has been destroyed. */
export async function openPermit(
  vault: Vault,
  row: Pick<PermitRow, 'key_id' | 'sealed' | 'command_id'>,
): Promise<PermitPersonal | undefined> {
  return (await vault.open({ keyId: row.key_id, bytes: row.sealed }, row.command_id)) as PermitPersonal | undefined
}

/** Where each of these permits holds: the place of what is done to it. */
export async function placesOfPermits({ client }: { client: pg.ClientBase }, inputs: readonly { permitId: string }[]) {
  const rows = await findPermitRows(
    client,
    inputs.map(({ permitId }) => permitId),
  )
  return inputs.map(({ permitId }) => {
    const row = rows.get(permitId)
    return row && { areaId: row.area_id, responseId: row.response_id }
  })
}

/** The printed code says whole minutes; what is stored says the same. */
export function wholeMinute(iso: string): Date {
  return new Date(Math.floor(Date.parse(iso) / 60_000) * 60_000)
}
