import { z } from 'zod'
import { Id } from './naming.ts'

/** p: read in public material; m: from memory, to be checked by the operator; c: computed. */
export const Confidence = z.enum(['p', 'm', 'c']).meta({
  id: 'Confidence',
  description: 'p 公开文件可查；m 凭记忆，须核对；c 计算得出 · p public, m from memory, c computed',
})

const Overridden = z
  .strictObject({
    was: z.unknown(),
    approver: z.string().min(1),
    legalReference: z.string().min(1),
    at: z.iso.datetime(),
  })
  .meta({
    id: 'Overridden',
    description: '本地改动：原值、批准人、依据 · the value before, who approved, on what ground',
  })

/** A value of a rule pack: where it is from, how sure we are, and what stood there before somebody changed it. */
export function sourced<T extends z.ZodType>(value: T) {
  return z.strictObject({
    value,
    source: Id.meta({ description: '出处：documents 中的标识 · id of a document of this pack' }),
    confidence: Confidence,
    overridden: Overridden.optional(),
  })
}
