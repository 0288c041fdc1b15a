import { z } from 'zod'
import { Id } from '../../platform/shared/ids.ts'
import { Reason } from './attendance.ts'
import { ServingName } from './member.ts'
import { ObjectionShown } from './objection.ts'

/** One attendance in a record: when due and when there, and what its owner objects to, last of all objections. */
export const ServiceLine = z.object({
  id: Id,
  responseName: z.string(),
  day: z.string(),
  postName: z.string(),
  areaName: z.string(),
  from: z.string(),
  until: z.string(),
  inAt: z.string().nullable(),
  outAt: z.string().nullable(),
  absent: z.boolean(),
  reason: Reason.nullable(),
  lateMinutes: z.number(),
  earlyMinutes: z.number(),
  hours: z.number(),
  /** False: they came where no shift was laid. */
  rostered: z.boolean(),
  objection: ObjectionShown.nullable(),
})
export type ServiceLine = z.infer<typeof ServiceLine>

/** What one person did: each attendance of theirs, newest first, and what it adds up to. No score and no rank. */
export const ServiceRecord = z.object({
  name: ServingName,
  times: z.number(),
  hours: z.number(),
  days: z.number(),
  nights: z.number(),
  weekends: z.number(),
  /** Most days in a row. */
  run: z.number(),
  late: z.number(),
  absent: z.number(),
  rows: z.array(ServiceLine),
  asOf: z.string(),
})
export type ServiceRecord = z.infer<typeof ServiceRecord>

/** What a record adds up to, in the order in which it is shown. */
export const recordSums = ['times', 'hours', 'days', 'nights', 'weekends', 'run', 'late', 'absent'] as const
