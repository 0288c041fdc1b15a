import { z } from 'zod'
import { LocalDay } from '../../platform/shared/dates.ts'
import { Id } from '../../platform/shared/ids.ts'
import { Id as ShortId } from '../playbooks/naming.ts'
import { ServingName } from './member.ts'

/** A member, or their body, says what they are qualified for, and until when the certificate holds. It counts once approved. */
export const ProposeSkill = z.strictObject({
  skillId: Id,
  memberId: Id,
  skill: ShortId,
  until: LocalDay.optional(),
})

/** The same for oneself, on the phone. */
export const ProposeOwnSkill = z.strictObject({
  skillId: Id,
  responseId: Id,
  skill: ShortId,
  until: LocalDay.optional(),
})

/** Somebody with the right has seen the proof. `until`: the last day, where it is another than was said. */
export const ApproveSkill = z.strictObject({ skillId: Id, until: LocalDay.optional() })

/** A proposal is turned down, or a skill counts no longer. */
export const EndSkill = z.strictObject({ skillId: Id, reason: z.string().trim().min(2).max(200) })

export const skillStates = ['proposed', 'valid', 'expiring', 'expired', 'ended'] as const
export type SkillState = (typeof skillStates)[number]

/** How long before the end a skill is listed as expiring. */
export const EXPIRING_DAYS = 30

export const SkillShown = z.object({
  id: Id,
  memberId: Id,
  name: ServingName,
  organisationName: z.string(),
  areaName: z.string(),
  skill: z.string(),
  state: z.enum(skillStates),
  /** The last day it counts; null: without an end. */
  until: LocalDay.nullable(),
  saidAt: z.string(),
  approvedAt: z.string().nullable(),
  endedWhy: z.string().nullable(),
})
export type SkillShown = z.infer<typeof SkillShown>
