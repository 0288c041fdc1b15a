import { z } from 'zod'
import { Id, Name } from './naming.ts'

/** What an inspection asks; an item that fails becomes a finding with a deadline. */
export const Checklist = z
  .strictObject({
    id: Id,
    name: Name,
    visits: z.enum(['organisation', 'post', 'place', 'household']),
    items: z
      .array(
        z.strictObject({
          id: Id,
          ask: Name,
          answer: z.enum(['passFail', 'text', 'number']),
          mendWithinHours: z
            .int()
            .min(1)
            .max(720)
            .optional()
            .meta({ description: '不合格时整改时限（小时）· hours to put it right' }),
        }),
      )
      .min(1),
  })
  .meta({ id: 'Checklist' })
export type Checklist = z.infer<typeof Checklist>

export const ChecklistsFile = z.strictObject({ checklists: z.array(Checklist) })

/** A list of things to do for many bodies, members or households, with completion counted. */
export const Campaign = z
  .strictObject({
    id: Id,
    name: Name,
    per: z.enum(['organisation', 'member', 'household']),
    items: z.array(z.strictObject({ id: Id, name: Name })).min(1),
  })
  .meta({ id: 'Campaign' })
export type Campaign = z.infer<typeof Campaign>

export const CampaignsFile = z.strictObject({ campaigns: z.array(Campaign) })
