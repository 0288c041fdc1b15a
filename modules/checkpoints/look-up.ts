import { z } from 'zod'
import { identityDocuments, normaliseIdentityNumber } from '../../platform/shared/codes/identity-number.ts'
import { normalisePlate } from '../../platform/shared/codes/plate.ts'
import { personal } from '../../platform/shared/personal.ts'
import { sensitiveMark } from './personal-marks.ts'

/** By what a vehicle or a person is looked for: a whole plate, or a whole document number; never a part of one. */
export const LookUp = z.discriminatedUnion('by', [
  z.object({
    by: z.literal('plate'),
    plate: personal(z.string().min(1).max(20).overwrite(normalisePlate), sensitiveMark),
  }),
  z.object({
    by: z.literal('identityNumber'),
    document: z.enum(identityDocuments).default('residentId'),
    identityNumber: personal(z.string().min(1).max(40).overwrite(normaliseIdentityNumber), sensitiveMark),
  }),
])
export type LookUp = z.infer<typeof LookUp>
