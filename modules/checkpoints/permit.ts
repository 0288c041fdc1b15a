import { z } from 'zod'
import { AreaId } from '../../platform/shared/area-id.ts'
import { identityDocuments, normaliseIdentityNumber } from '../../platform/shared/codes/identity-number.ts'
import { normaliseMobile } from '../../platform/shared/codes/mobile.ts'
import { normalisePlate } from '../../platform/shared/codes/plate.ts'
import { Id } from '../../platform/shared/ids.ts'
import { personal } from '../../platform/shared/personal.ts'
import { PermitKind } from '../playbooks/zone-rules.ts'
import { ordinaryMark, sensitiveMark } from './personal-marks.ts'

/** Whom a permit names: a vehicle by its plate, or a person by the number of a document. */
export const permitHolders = ['vehicle', 'person'] as const
export type PermitHolder = (typeof permitHolders)[number]

export const permitStates = ['requested', 'approved', 'declined', 'revoked'] as const
export type PermitState = (typeof permitStates)[number]

/** The longest a permit runs, in days; who needs it longer asks again, so that no permit is forgotten. */
export const longestPermitDays = 30

/** `times` passages in `everyDays` calendar days (Asia/Shanghai); `everyDays: 0` counts over the permit's whole life. */
export const Frequency = z.object({ times: z.int().min(1).max(99), everyDays: z.int().min(0).max(31) })
export type Frequency = z.infer<typeof Frequency>

export const RequestPermit = z.object({
  id: Id,
  responseId: Id,
  kind: PermitKind,
  /** Where it is to hold: the subtree of this area, and the checkpoints on the way out of it. */
  areaId: AreaId,
  holder: z.enum(permitHolders),
  plate: personal(z.string().max(20).overwrite(normalisePlate), ordinaryMark).optional(),
  document: z.enum(identityDocuments).default('residentId'),
  identityNumber: personal(z.string().max(40).overwrite(normaliseIdentityNumber), sensitiveMark).optional(),
  name: personal(z.string().trim().min(1).max(60), ordinaryMark),
  phone: personal(z.string().max(30).overwrite(normaliseMobile), ordinaryMark),
  /** In the applicant's words; it may tell of an illness. */
  reason: personal(z.string().trim().min(1).max(500), sensitiveMark),
  from: z.iso.datetime({ offset: true }),
  until: z.iso.datetime({ offset: true }),
  frequency: Frequency.optional(),
  /** The desk enters it for someone without a phone: the paper path equals the app path. */
  enteredFor: z.literal('paper').optional(),
})
export type RequestPermit = z.infer<typeof RequestPermit>

/** What is given replaces what was asked for. */
export const ApprovePermit = z.object({
  permitId: Id,
  from: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
  frequency: Frequency.optional(),
})
export type ApprovePermit = z.infer<typeof ApprovePermit>

export const declineReasons = ['notNeeded', 'noGround', 'incomplete', 'duplicate', 'holderOnFollowUp', 'other'] as const
export type DeclineReason = (typeof declineReasons)[number]

export const DeclinePermit = z.object({
  permitId: Id,
  reason: z.enum(declineReasons),
  note: personal(z.string().trim().min(1).max(500), sensitiveMark).optional(),
})
export type DeclinePermit = z.infer<typeof DeclinePermit>

export const revokeReasons = [
  'issuedInError',
  'misused',
  'holderOnFollowUp',
  'measureChanged',
  'lost',
  'other',
] as const
export type RevokeReason = (typeof revokeReasons)[number]

export const RevokePermit = z.object({
  permitId: Id,
  reason: z.enum(revokeReasons),
  note: personal(z.string().trim().min(1).max(500), sensitiveMark).optional(),
})
export type RevokePermit = z.infer<typeof RevokePermit>

/** What the printed code says, signed; it holds nothing personal. */
export interface PermitPayload {
  permitId: Id
  kind: PermitKind
  areaId: AreaId
  /** Whole minutes; the span is half-open. */
  from: Date
  until: Date
  frequency?: Frequency
  holder: PermitHolder
  /** Twelve hex digits by `holderMark`: tells whether this is the holder to whoever has the precinct's key, and to no one else. */
  holderMark: string
  /** Which public key verifies it: `keyIdOf(publicKey)`. */
  keyId: string
}
