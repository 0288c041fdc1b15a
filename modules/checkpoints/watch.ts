import { z } from 'zod'
import { AreaId } from '../../platform/shared/area-id.ts'
import { identityDocuments, normaliseIdentityNumber } from '../../platform/shared/codes/identity-number.ts'
import { Id } from '../../platform/shared/ids.ts'
import { personal } from '../../platform/shared/personal.ts'
import { ordinaryMark, sensitiveMark } from './personal-marks.ts'

/** Why a person is wanted for follow-up. */
export const watchReasons = ['closeContact', 'contactOfContact', 'brokeIsolation', 'positiveResult', 'other'] as const
export type WatchReason = (typeof watchReasons)[number]

/** The longest a watch runs, in days; who needs it longer sets it again, so that nobody is watched for and forgotten. */
export const longestWatchDays = 30

export const WatchPerson = z.object({
  id: Id,
  responseId: Id,
  /** Whose follow-up it is; the person is looked for at every gate of the response. */
  areaId: AreaId,
  document: z.enum(identityDocuments).default('residentId'),
  identityNumber: personal(z.string().min(1).max(40).overwrite(normaliseIdentityNumber), sensitiveMark),
  name: personal(z.string().trim().min(1).max(60), ordinaryMark),
  reason: z.enum(watchReasons),
  /** In words; it may tell of an illness. */
  why: personal(z.string().trim().min(1).max(500), sensitiveMark).optional(),
  until: z.iso.datetime({ offset: true }),
})
export type WatchPerson = z.infer<typeof WatchPerson>

export const EndWatch = z.object({ watchId: Id })

/** What came of a sighting. */
export const sightingOutcomes = ['reached', 'passedToCommunity', 'passedToPolice', 'notReached', 'mistaken'] as const
export type SightingOutcome = (typeof sightingOutcomes)[number]

export const HandleSighting = z.object({
  sightingId: Id,
  outcome: z.enum(sightingOutcomes),
  note: personal(z.string().trim().min(1).max(500), sensitiveMark).optional(),
})

/** A sighting as a list shows it; `who` is masked, and the reason is there for those who may see the watch. */
export const ShownSighting = z.object({
  id: z.string(),
  watchId: z.string(),
  who: z.string(),
  reason: z.enum(watchReasons).optional(),
  checkpoint: z.string(),
  area: z.string(),
  seenAt: z.string(),
  receivedAt: z.string(),
  handledAt: z.string().optional(),
  handledBy: z.string().optional(),
  outcome: z.enum(sightingOutcomes).optional(),
})
export type ShownSighting = z.infer<typeof ShownSighting>

/** A watch as a list shows it; `who` is masked. */
export const ShownWatch = z.object({
  id: z.string(),
  who: z.string(),
  reason: z.enum(watchReasons),
  area: z.string(),
  from: z.string(),
  until: z.string(),
  watchedBy: z.string(),
})
export type ShownWatch = z.infer<typeof ShownWatch>

/** Whom a watch is for, in the clear; `destroyed` when its key is gone. */
export const RevealedWatch = z.object({
  name: personal(z.string(), ordinaryMark).optional(),
  identityNumber: personal(z.string(), sensitiveMark).optional(),
  why: personal(z.string(), sensitiveMark).optional(),
  destroyed: z.boolean(),
})
export type RevealedWatch = z.infer<typeof RevealedWatch>
