import { z } from 'zod'
import { personal } from '../../platform/shared/personal.ts'
import { permitKinds } from '../playbooks/zone-rules.ts'
import { declineReasons, Frequency, permitHolders, permitStates, revokeReasons } from './permit.ts'
import { ordinaryMark, sensitiveMark } from './personal-marks.ts'

/** A permit as lists answer it: `who` is the masked plate or number, `holderName` the masked name. */
export const MaskedPermit = z.object({
  id: z.string(),
  kind: z.enum(permitKinds),
  state: z.enum(permitStates),
  holder: z.enum(permitHolders),
  who: z.string(),
  holderName: z.string(),
  maskedPhone: z.string(),
  areaId: z.string(),
  area: z.string(),
  from: z.string(),
  until: z.string(),
  expired: z.boolean(),
  frequency: Frequency.optional(),
  enteredFor: z.literal('paper').optional(),
  requestedAt: z.string(),
  approvedAt: z.string().optional(),
  declinedAt: z.string().optional(),
  declineReason: z.enum(declineReasons).optional(),
  revokedAt: z.string().optional(),
  revokeReason: z.enum(revokeReasons).optional(),
})
export type MaskedPermit = z.infer<typeof MaskedPermit>

/** One permit, with its signed code as text and picture while it holds, and who asked for it and decided over it. */
export const MaskedPermitInFull = MaskedPermit.extend({
  code: z.object({ text: z.string(), svg: z.string() }).optional(),
  requestedBy: z.string(),
  decidedBy: z.string(),
  asOf: z.string(),
})
export type MaskedPermitInFull = z.infer<typeof MaskedPermitInFull>

/** Whom a permit is for and why, in the clear. */
export const RevealedPermit = z.object({
  plate: personal(z.string(), ordinaryMark).optional(),
  identityNumber: personal(z.string(), sensitiveMark).optional(),
  name: personal(z.string(), ordinaryMark),
  phone: personal(z.string(), ordinaryMark),
  reason: personal(z.string(), sensitiveMark),
  destroyed: z.boolean(),
})
export type RevealedPermit = z.infer<typeof RevealedPermit>
