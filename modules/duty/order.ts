import { z } from 'zod'
import { LocalDay } from '../../platform/shared/dates.ts'

/** The document behind a deed, as a complaint would ask for it. `signedBy` is an office, no private person. */
export const WrittenOrder = z.strictObject({
  title: z.string().trim().min(4).max(120),
  number: z.string().trim().min(2).max(60),
  signedBy: z.string().trim().min(2).max(60),
  signedOn: LocalDay,
})
export type WrittenOrder = z.infer<typeof WrittenOrder>
