import { z } from 'zod'
import { AreaId } from '../../platform/shared/area-id.ts'
import { LocalDay } from '../../platform/shared/dates.ts'
import { Id } from '../../platform/shared/ids.ts'
import { type PersonalMark, personal } from '../../platform/shared/personal.ts'
import { Id as ShortId } from '../playbooks/naming.ts'

/** Names on a duty table: those who serve are known to each other by name. */
export const dutyMark: PersonalMark = {
  purpose: 'dutyRoster',
  legalBasis: '个人信息保护法第十三条第一款第二项、第三项',
  sensitivity: 'ordinary',
  retention: 'P1Y',
}

/** The name of somebody who serves, in the clear: on rosters, duty tables and handovers. */
export const ServingName = personal(z.string(), { ...dutyMark })

/**
 * Somebody who is to serve in a response. Known by an account, by a registered person, or by a name of their own; `areaId` is
 * where they set out from, `organisationId` the body they work for, `communityId` the body where they live.
 */
export const NewMember = z
  .strictObject({
    memberId: Id,
    areaId: AreaId,
    userId: Id.optional(),
    personId: Id.optional(),
    organisationId: Id.optional(),
    communityId: Id.optional(),
    /** Staff number: finds the row of a sheet again without a name. */
    number: z.string().trim().min(1).max(20).optional(),
    /** Rank in words, such as 副科级. */
    grade: z.string().trim().min(1).max(20).optional(),
    /** Roles of shifts they serve in; left out: any. */
    roles: z.array(ShortId).max(12).optional(),
    skills: z
      .array(z.strictObject({ skill: ShortId, until: LocalDay.optional() }))
      .max(12)
      .optional(),
    name: personal(z.string().trim().min(1).max(60), { ...dutyMark }).optional(),
    mobile: personal(z.string().trim().max(30), { ...dutyMark }).optional(),
  })
  .refine(({ userId, personId, name }) => userId || personId || name, {
    path: ['name'],
    message: 'userId, personId or name',
  })
export type NewMember = z.infer<typeof NewMember>

export const memberImportLimit = 5_000
export const AddMembers = z.strictObject({ responseId: Id, members: z.array(NewMember).min(1).max(memberImportLimit) })

/** Where they set out from, where they are put up while they serve (null: nowhere else), with whom they are to serve (null: anybody). */
export const ChangeMember = z
  .strictObject({
    memberId: Id,
    areaId: AreaId.optional(),
    lodgingAreaId: AreaId.nullable().optional(),
    together: z.string().trim().min(1).max(20).nullable().optional(),
  })
  .refine(({ memberId, ...rest }) => Object.values(rest).some((one) => one !== undefined), {
    message: 'nothing to change',
  })

export const TieMember = z.strictObject({ memberId: Id, userId: Id })

export const EndMember = z.strictObject({ memberId: Id, reason: z.string().trim().min(2).max(200) })
