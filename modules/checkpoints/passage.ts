import { z } from 'zod'
import { AreaId } from '../../platform/shared/area-id.ts'
import { identityDocuments, normaliseIdentityNumber } from '../../platform/shared/codes/identity-number.ts'
import { normaliseMobile } from '../../platform/shared/codes/mobile.ts'
import { normalisePlate, plateKinds } from '../../platform/shared/codes/plate.ts'
import { Id } from '../../platform/shared/ids.ts'
import { personal } from '../../platform/shared/personal.ts'
import { ordinaryMark, sensitiveMark } from './personal-marks.ts'

export const subjects = ['vehicle', 'person'] as const
export type Subject = (typeof subjects)[number]

export const directions = ['in', 'out'] as const
export type Direction = (typeof directions)[number]

export const decisions = ['passed', 'turnedBack', 'handedOver'] as const
export type Decision = (typeof decisions)[number]

/** Why someone was not let through. `permitNotValid`: another area, time, holder, or its times are used up. */
export const reasons = [
  'noPermit',
  'permitExpired',
  'permitRevoked',
  'permitForged',
  'permitNotValid',
  'fever',
  'fromControlledZone',
  'refusedCheck',
  'other',
] as const
export type Reason = (typeof reasons)[number]

/** How far a refusal went: first persuade, then notify, then hand over to the police. */
export const refusalGrades = ['persuaded', 'notified', 'handedToPolice'] as const
export type RefusalGrade = (typeof refusalGrades)[number]

export const receivers = ['medic', 'isolationSite', 'community', 'police'] as const
export type Receiver = (typeof receivers)[number]

export const originClasses = ['sameCounty', 'sameProvince', 'otherProvince', 'abroad', 'controlledZone'] as const
export type OriginClass = (typeof originClasses)[number]

export const goodsKinds = ['food', 'medical', 'fuel', 'farming', 'production', 'parcels', 'other'] as const
export type GoodsKind = (typeof goodsKinds)[number]
export const goodsUnits = ['kg', 'tonne', 'piece', 'vehicle'] as const
export type GoodsUnit = (typeof goodsUnits)[number]
export const Goods = z.object({
  kind: z.enum(goodsKinds),
  quantity: z.number().positive().max(1_000_000),
  unit: z.enum(goodsUnits),
})
export type Goods = z.infer<typeof Goods>

/** A scanned code, kept as evidence even when it is forged, or the id of a permit found in the download. */
export const ShownPermit = z.union([z.object({ token: z.string().min(1).max(600) }), z.object({ permitId: Id })])
export type ShownPermit = z.infer<typeof ShownPermit>

/** One occupant or pedestrian. A temperature without a name says nothing of anyone, so it stays in the open and can be counted. */
export const PassagePerson = z.object({
  document: z.enum(identityDocuments).default('residentId'),
  identityNumber: personal(z.string().min(1).max(40).overwrite(normaliseIdentityNumber), sensitiveMark).optional(),
  name: personal(z.string().trim().min(1).max(60), ordinaryMark).optional(),
  phone: personal(z.string().min(1).max(30).overwrite(normaliseMobile), ordinaryMark).optional(),
  /** °C, one decimal. */
  temperature: z.number().min(34).max(43).multipleOf(0.1).optional(),
  permit: ShownPermit.optional(),
  originAreaId: AreaId.optional(),
  originClass: z.enum(originClasses).optional(),
  /** The officer opened a follow-up for this person here and told the medic. */
  onFollowUp: z.boolean().optional(),
})
export type PassagePerson = z.infer<typeof PassagePerson>

/** One person or vehicle at a checkpoint, with a decision. `madeAt` is the command's. */
export const RecordPassage = z.object({
  id: Id,
  checkpointId: Id,
  subject: z.enum(subjects),
  direction: z.enum(directions),
  plate: personal(z.string().min(1).max(20).overwrite(normalisePlate), ordinaryMark).optional(),
  plateKind: z.enum(plateKinds).optional(),
  /** A vehicle's occupants, the driver among them; or the one person. May be fewer than were counted. */
  people: z.array(PassagePerson).max(60).default([]),
  /** How many there were, where not everyone was registered; see `peopleIn`. */
  peopleCount: z.int().min(1).max(120).optional(),
  permit: ShownPermit.optional(),
  goods: Goods.optional(),
  decision: z.enum(decisions),
  reason: z.enum(reasons).optional(),
  note: personal(z.string().trim().min(1).max(500), sensitiveMark).optional(),
  handedOverTo: z.enum(receivers).optional(),
  refusalGrade: z.enum(refusalGrades).optional(),
  /** Entered from a paper sheet for someone else; the command's madeAt is the time on the sheet. */
  enteredFor: z.literal('paper').optional(),
  /** What a phone without network knew: permits revoked later than this were unknown to it. */
  offlineMark: z.object({ downloadedAt: z.iso.datetime({ offset: true }) }).optional(),
})
export type Passage = z.infer<typeof RecordPassage>

export const correctionReasons = ['mistyped', 'wrongDecision', 'wrongPermit', 'incomplete', 'other'] as const
export type CorrectionReason = (typeof correctionReasons)[number]

/** The whole passage as it should have been; it supersedes `corrects` and leaves that row in place. */
export const CorrectPassage = RecordPassage.extend({
  corrects: Id,
  correctionReason: z.enum(correctionReasons),
})
export type Correction = z.infer<typeof CorrectPassage>

/** How many people a passage counts: those counted, or those registered, and one when neither was given. */
export function peopleIn(passage: Pick<Passage, 'people' | 'peopleCount'>): number {
  return passage.peopleCount ?? Math.max(passage.people.length, 1)
}
