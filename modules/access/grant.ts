import { z } from 'zod'
import { AreaId } from '../../platform/shared/area-id.ts'
import { Id } from '../../platform/shared/ids.ts'
import { grantableRoles } from './roles.ts'

/** A role over an area and all below it, if wished only in one response or for one body and all below it, until an end. */
export const GrantRole = z.strictObject({
  grantId: Id,
  userId: Id,
  role: z.enum(grantableRoles as [string, ...string[]]),
  areaId: AreaId,
  organisationId: Id.optional(),
  responseId: Id.optional(),
  until: z.iso.datetime({ offset: true }),
})
export type GrantRole = z.infer<typeof GrantRole>

export const EndGrant = z.strictObject({ grantId: Id, reason: z.string().trim().min(2).max(200) })

export const longestGrantDays = 366

export function isSoundEnd(until: Date, now: Date): boolean {
  return until > now && until.getTime() - now.getTime() <= longestGrantDays * 86_400_000
}
