import { z } from 'zod'
import { purposes } from '../../platform/shared/personal.ts'
import { Id, Name } from './naming.ts'

const PersonalMark = z
  .strictObject({
    purpose: z.enum(purposes),
    legalBasis: z.string().min(1),
    sensitivity: z.enum(['ordinary', 'sensitive']),
    retention: z
      .string()
      .regex(/^P(\d+[DWMY])+$/)
      .meta({ description: '响应结束后保留期，如 P30D · after the response closes' }),
  })
  .meta({ id: 'PersonalMark' })

/** One question of a screening form. `about` decides what Muster knows already and must not be asked for again. */
export const FormField = z
  .strictObject({
    id: Id,
    label: Name,
    kind: z.enum(['text', 'number', 'date', 'dateTime', 'yesNo', 'choice', 'temperature', 'photo', 'place']),
    required: z.boolean(),
    choices: z
      .array(z.strictObject({ id: Id, name: Name }))
      .min(2)
      .optional(),
    followUpWhen: z
      .array(z.union([z.boolean(), z.string()]))
      .min(1)
      .optional()
      .meta({ description: '填到这些值即列为重点人员 · these answers make a person of concern' }),
    everyVisit: z
      .boolean()
      .optional()
      .meta({ description: '每次上门重新测量或询问 · measured or asked anew at each visit' }),
    personal: z
      .union([z.literal(false), PersonalMark])
      .meta({ description: '个人信息须写明用途、依据、保留期；不是则写 false · or false' }),
  })
  .meta({ id: 'FormField' })
export type FormField = z.infer<typeof FormField>

export const Form = z
  .strictObject({
    id: Id,
    name: Name,
    about: z
      .enum(['person', 'household', 'place'])
      .meta({ description: '一份表对应一人、一户还是一处 · what one copy is about' }),
    fields: z.array(FormField).min(1),
  })
  .meta({ id: 'Form' })
export type Form = z.infer<typeof Form>

export const FormsFile = z.strictObject({ forms: z.array(Form) })
