import { z } from 'zod'
import { Id } from '../../platform/shared/ids.ts'
import { ServingName } from './member.ts'

/** What members of one body served; the same row is in the other body's list too, and its hours are the same hours. */
export const BodyAttendance = z.object({
  rows: z.array(
    z.object({
      id: Id,
      memberId: Id,
      name: ServingName,
      day: z.string(),
      postName: z.string(),
      areaName: z.string(),
      inAt: z.string(),
      outAt: z.string().nullable(),
      hours: z.number(),
      /** The body asked about is where they work, where they live, or both. */
      seenAs: z.enum(['work', 'home', 'both']),
    }),
  ),
  next: z.string().optional(),
  total: z.number(),
  people: z.number(),
  hours: z.number(),
  atWork: z.number(),
  atHome: z.number(),
  asOf: z.string(),
})
export type BodyAttendance = z.infer<typeof BodyAttendance>
