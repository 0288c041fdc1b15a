import { z } from 'zod'
import { Id } from '../../platform/shared/ids.ts'
import { Reason } from './attendance.ts'
import { ServingName } from './member.ts'

/** What one person did: each attendance of theirs, newest first, and what it adds up to. No score and no rank. */
export const ServiceRecord = z.object({
  name: ServingName,
  times: z.number(),
  hours: z.number(),
  nights: z.number(),
  days: z.number(),
  rows: z.array(
    z.object({
      id: Id,
      day: z.string(),
      postName: z.string(),
      areaName: z.string(),
      from: z.string(),
      until: z.string(),
      inAt: z.string().nullable(),
      outAt: z.string().nullable(),
      absent: z.boolean(),
      reason: Reason.nullable(),
      hours: z.number(),
    }),
  ),
  asOf: z.string(),
})
export type ServiceRecord = z.infer<typeof ServiceRecord>
