import { z } from 'zod'
import { AreaId } from '../../platform/shared/area-id.ts'
import { Id } from '../../platform/shared/ids.ts'

export const longestGlassMinutes = 60

/** Reading sensitive fields without the role for it, for at most an hour, because somebody would be harmed by waiting. */
export const BreakGlass = z.strictObject({
  breakGlassId: Id,
  areaId: AreaId,
  responseId: Id.optional(),
  minutes: z.int().min(5).max(longestGlassMinutes),
  reason: z.string().trim().min(6).max(300),
})

export const ReviewBreakGlass = z.strictObject({
  breakGlassId: Id,
  verdict: z.enum(['justified', 'unjustified']),
  note: z.string().trim().min(2).max(300),
})
