import { z } from 'zod'
import { identityDocuments, normaliseIdentityNumber } from '../../platform/shared/codes/identity-number.ts'
import { normalisePlate } from '../../platform/shared/codes/plate.ts'
import { type PersonalMark, personal } from '../../platform/shared/personal.ts'

const mark: PersonalMark = {
  purpose: 'epidemicControl',
  legalBasis: '《中华人民共和国传染病防治法》；《中华人民共和国个人信息保护法》第十三条第一款第四项',
  sensitivity: 'sensitive',
  retention: 'P30D',
}

/** By what a vehicle or a person is looked for: a whole plate, or a whole document number; never a part of one. */
export const LookUp = z.discriminatedUnion('by', [
  z.object({ by: z.literal('plate'), plate: personal(z.string().min(1).max(20).overwrite(normalisePlate), mark) }),
  z.object({
    by: z.literal('identityNumber'),
    document: z.enum(identityDocuments).default('residentId'),
    identityNumber: personal(z.string().min(1).max(40).overwrite(normaliseIdentityNumber), mark),
  }),
])
export type LookUp = z.infer<typeof LookUp>
