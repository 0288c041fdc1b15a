import { z } from 'zod'
import { AreaId } from '../../platform/shared/area-id.ts'
import { identityDocuments } from '../../platform/shared/codes/identity-number.ts'
import { Id } from '../../platform/shared/ids.ts'
import { type PersonalMark, personal } from '../../platform/shared/personal.ts'

const mark: PersonalMark = {
  purpose: 'epidemicControl',
  legalBasis: '个人信息保护法第十三条第一款第三项、第四项；传染病防治法第十二条',
  sensitivity: 'ordinary',
  retention: 'P30D',
}

/** What is sealed of a person. As typed: rules make it comparable and check it. */
export const PersonalFields = z.strictObject({
  name: personal(z.string().trim().max(60), { ...mark }),
  identityNumber: personal(z.string().trim().max(40), { ...mark, sensitivity: 'sensitive' }),
  mobile: personal(z.string().trim().max(30), { ...mark }).optional(),
  address: personal(z.string().trim().max(120), { ...mark }).optional(),
})
export type PersonalFields = z.infer<typeof PersonalFields>

/** A person to register: the village or a place below it, and what is sealed. */
export const NewPerson = z.strictObject({
  personId: Id,
  areaId: AreaId,
  householdNumber: z.string().trim().max(20).optional(),
  organisationId: Id.optional(),
  document: z.enum(identityDocuments).default('residentId'),
  ...PersonalFields.shape,
})
export type NewPerson = z.infer<typeof NewPerson>

export const AddPerson = z.strictObject({ responseId: Id, ...NewPerson.shape })

export const peopleImportLimit = 50_000
export const ImportPeople = z.strictObject({ responseId: Id, people: z.array(NewPerson).min(1).max(peopleImportLimit) })

const reason = z.string().trim().min(2).max(200)

/** What changes is given, the rest stays. `version` is what the person at the desk had before them. */
export const CorrectPerson = z.strictObject({
  personId: Id,
  version: Id,
  reason,
  areaId: AreaId.optional(),
  householdNumber: z.string().trim().max(20).optional(),
  organisationId: Id.nullish(),
  document: z.enum(identityDocuments).optional(),
  ...PersonalFields.partial().shape,
})
export type CorrectPerson = z.infer<typeof CorrectPerson>

/** Two records are one human: `personId` goes, `keepId` stays, and every mention of the one means the other from then on. */
export const MergePeople = z.strictObject({ personId: Id, keepId: Id, reason })
export const UndoMerge = z.strictObject({ personId: Id, reason })

export const MaskedPerson = z.object({
  personId: Id,
  version: Id,
  name: z.string(),
  document: z.enum(identityDocuments),
  identityNumber: z.string(),
  mobile: z.string(),
  areaId: AreaId,
  areaName: z.string(),
  precinctName: z.string(),
  householdNumber: z.string().nullable(),
  organisationId: Id.nullable(),
  organisationName: z.string().nullable(),
  receivedAt: z.string(),
})
export type MaskedPerson = z.infer<typeof MaskedPerson>
