import { z } from 'zod'
import { Id } from '../../platform/shared/ids.ts'
import { personal } from '../../platform/shared/personal.ts'
import { sensitiveMark } from './personal-marks.ts'

/** How a follow-up of a fever ended. `recordedInError` is set when a correction takes the fever back. */
export const followUpOutcomes = [
  'sentToClinic',
  'centralIsolation',
  'homeMonitoring',
  'notFever',
  'notReached',
  'recordedInError',
] as const
export type FollowUpOutcome = (typeof followUpOutcomes)[number]

export const CloseFollowUp = z.object({
  followUpId: Id,
  outcome: z.enum(followUpOutcomes).exclude(['recordedInError']),
  note: personal(z.string().trim().min(1).max(500), sensitiveMark).optional(),
})
export type CloseFollowUp = z.infer<typeof CloseFollowUp>

/** A follow-up as a list shows it; `who` is masked, temperatures (°C) are those that are fevers, the highest first. */
export const ShownFollowUp = z.object({
  id: z.string(),
  passageId: z.string(),
  checkpoint: z.string(),
  area: z.string(),
  who: z.string(),
  fevers: z.number(),
  temperatures: z.array(z.number()),
  openedAt: z.string(),
  madeAt: z.string(),
  closedAt: z.string().optional(),
  closedBy: z.string().optional(),
  outcome: z.enum(followUpOutcomes).optional(),
})
export type ShownFollowUp = z.infer<typeof ShownFollowUp>
