import type { QueryContext } from '../../../platform/server/query.ts'
import { maskIdentityNumber, maskMobile, maskName, maskPlate } from '../../../platform/shared/codes/masks.ts'
import { areaNames } from '../../areas/server/public.ts'
import type { MaskedPermit } from '../masked-permit.ts'
import { openPermit, type PermitRow } from './permit-table.ts'

/** Permits as people read them; nothing of the holder in the clear. */
export async function maskedPermits(
  context: Pick<QueryContext, 'client' | 'vault' | 'now'>,
  rows: readonly PermitRow[],
): Promise<MaskedPermit[]> {
  const areas = await areaNames(
    context.client,
    rows.map((row) => row.area_id),
  )
  return Promise.all(
    rows.map(async (row) => {
      const opened = await openPermit(context.vault, row)
      const who =
        row.holder === 'vehicle' ? maskPlate(opened?.plate ?? '') : maskIdentityNumber(opened?.identityNumber ?? '')
      return {
        id: row.id,
        kind: row.kind,
        state: row.state,
        holder: row.holder,
        who,
        holderName: maskName(opened?.name ?? ''),
        maskedPhone: maskMobile(opened?.phone ?? ''),
        areaId: row.area_id,
        area: areas.get(row.area_id) ?? '',
        from: row.valid_from.toISOString(),
        until: row.valid_until.toISOString(),
        expired: row.valid_until <= context.now,
        requestedAt: row.requested_at.toISOString(),
        ...decided(row),
      }
    }),
  )
}

function decided(row: PermitRow): Partial<MaskedPermit> {
  return {
    ...(row.times === null ? {} : { frequency: { times: row.times, everyDays: row.every_days ?? 0 } }),
    ...(row.entered_for === 'paper' ? { enteredFor: 'paper' as const } : {}),
    ...(row.approved_at ? { approvedAt: row.approved_at.toISOString() } : {}),
    ...(row.declined_at ? { declinedAt: row.declined_at.toISOString() } : {}),
    ...(row.decline_reason ? { declineReason: row.decline_reason } : {}),
    ...(row.revoked_at ? { revokedAt: row.revoked_at.toISOString() } : {}),
    ...(row.revoke_reason ? { revokeReason: row.revoke_reason } : {}),
  }
}
