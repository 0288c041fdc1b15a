import { z } from 'zod'
import { Id, Name } from './naming.ts'
import { sourced } from './sourced.ts'

export const followUpLevels = [
  'centralIsolation',
  'homeIsolation',
  'homeMonitoring',
  'healthMonitoring',
  'selfMonitoring',
] as const
export const FollowUpLevel = z.enum(followUpLevels).meta({ id: 'FollowUpLevel' })
export type FollowUpLevel = z.infer<typeof FollowUpLevel>

/** What a person at a follow-up level may do, and how often they are asked. */
export const FollowUpRule = z
  .strictObject({
    level: FollowUpLevel,
    name: Name,
    goingOut: sourced(z.enum(['never', 'medicalWithApproval', 'withApproval', 'homeAndWork', 'free'])),
    checksADay: sourced(z.int().min(1).max(6)),
  })
  .meta({ id: 'FollowUpRule' })
export type FollowUpRule = z.infer<typeof FollowUpRule>

export const peopleClasses = [
  'closeContact',
  'contactOfContact',
  'stayedInHigh',
  'stayedInMedium',
  'leftHigh',
  'closedLoopWorker',
] as const

const Phase = z
  .strictObject({
    level: sourced(FollowUpLevel),
    days: sourced(z.int().min(1).max(60)),
    testDays: sourced(z.array(z.int())).optional(),
  })
  .meta({ id: 'Phase', description: '管控阶段，按先后 · one stretch of follow-up, in order' })

/** An exposure class: its stretches of follow-up, when the clock starts, and what ends it early. */
export const ClassRule = z
  .strictObject({
    class: z.enum(peopleClasses),
    name: Name,
    clockStarts: sourced(z.enum(['lastExposure', 'leftPlace', 'arrival'])),
    phases: z.array(Phase).min(1),
    releaseTogetherWith: sourced(Name)
      .optional()
      .meta({ description: '解除的附加条件 · what else must hold for a release' }),
    becomesCloseContact: sourced(Name).optional(),
  })
  .meta({ id: 'ClassRule' })
export type ClassRule = z.infer<typeof ClassRule>

export const Symptom = z.strictObject({ id: Id, name: Name }).meta({ id: 'Symptom' })
