import { z } from 'zod'
import { identityDocuments } from '../../platform/shared/codes/identity-number.ts'
import { personal } from '../../platform/shared/personal.ts'
import { permitKinds } from '../playbooks/zone-rules.ts'
import {
  correctionReasons,
  decisions,
  directions,
  Goods,
  originClasses,
  reasons,
  receivers,
  refusalGrades,
  subjects,
} from './passage.ts'
import { ordinaryMark, sensitiveMark } from './personal-marks.ts'

/** A passage as lists answer it; `who` is a masked plate, name or number. */
export const MaskedPassage = z.object({
  id: z.string(),
  precinctId: z.string(),
  checkpointId: z.string(),
  madeAt: z.string(),
  receivedAt: z.string(),
  checkpoint: z.string(),
  area: z.string(),
  areaId: z.string(),
  subject: z.enum(subjects),
  direction: z.enum(directions),
  decision: z.enum(decisions),
  reason: z.enum(reasons).optional(),
  permitKind: z.enum(permitKinds).optional(),
  people: z.number(),
  fevers: z.number(),
  who: z.string(),
  revokedWhileOffline: z.boolean(),
  corrected: z.boolean(),
  superseded: z.boolean(),
})
export type MaskedPassage = z.infer<typeof MaskedPassage>

/** One occupant or pedestrian; what was not registered is empty. */
export const MaskedOccupant = z.object({
  document: z.enum(identityDocuments).optional(),
  identityNumber: z.string(),
  name: z.string(),
  phone: z.string(),
  temperature: z.number().optional(),
  originClass: z.enum(originClasses).optional(),
  onFollowUp: z.boolean().optional(),
})

/** One passage with all that is open of it, and what it corrects or was corrected by. */
export const MaskedPassageInFull = MaskedPassage.extend({
  responseId: z.string(),
  occupants: z.array(MaskedOccupant),
  hasNote: z.boolean(),
  handedOverTo: z.enum(receivers).optional(),
  refusalGrade: z.enum(refusalGrades).optional(),
  goods: Goods.optional(),
  permitId: z.string().optional(),
  enteredFor: z.literal('paper').optional(),
  downloadedAt: z.string().optional(),
  recordedBy: z.string(),
  corrects: z.string().optional(),
  correctionReason: z.enum(correctionReasons).optional(),
  correctedBy: z.string().optional(),
  asOf: z.string(),
})
export type MaskedPassageInFull = z.infer<typeof MaskedPassageInFull>

/** What was sealed of a passage, in the clear; `destroyed` when its key is gone. */
export const RevealedPassage = z.object({
  plate: personal(z.string(), ordinaryMark).optional(),
  note: personal(z.string(), sensitiveMark).optional(),
  people: z.array(
    z.object({
      name: personal(z.string(), ordinaryMark).optional(),
      identityNumber: personal(z.string(), sensitiveMark).optional(),
      phone: personal(z.string(), ordinaryMark).optional(),
    }),
  ),
  destroyed: z.boolean(),
})
export type RevealedPassage = z.infer<typeof RevealedPassage>
