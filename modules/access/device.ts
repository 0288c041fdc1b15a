import { z } from 'zod'
import { Id } from '../../platform/shared/ids.ts'

/** A phone or browser that somebody works on; its id is made on it. Several people may share one. */
export const RegisterDevice = z.strictObject({
  deviceId: Id,
  label: z.string().trim().min(1).max(60),
  kind: z.enum(['phone', 'desk']),
})

export const RevokeDevice = z.strictObject({ deviceId: Id, reason: z.string().trim().min(2).max(200) })
export const EndSession = z.strictObject({ sessionId: Id })
