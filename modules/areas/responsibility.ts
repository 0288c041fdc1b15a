import { z } from 'zod'
import { AreaId } from '../../platform/shared/area-id.ts'
import { Id } from '../../platform/shared/ids.ts'
import { registerLevels } from './area.ts'

/** One person or one body answers for a place in a response, from now on; whoever did so before, no longer does. */
export const NameResponsible = z
  .strictObject({
    responsibilityId: Id,
    responseId: Id,
    areaId: AreaId,
    personId: Id.optional(),
    organisationId: Id.optional(),
  })
  .refine(({ personId, organisationId }) => Boolean(personId) !== Boolean(organisationId), {
    path: ['personId'],
    message: '请选一个人或一个组织 · name one person or one body',
  })

export const groupKinds = ['warZone', 'pairing'] as const

/** Places put together for command: a war zone of any number, or a pairing of two that help each other. */
export const GroupAreas = z.strictObject({
  groupId: Id,
  responseId: Id,
  name: z.string().trim().min(2).max(60),
  kind: z.enum(groupKinds),
  areaIds: z.array(AreaId).min(1).max(200),
  organisationId: Id.optional(),
})
export type GroupAreas = z.infer<typeof GroupAreas>

export const GapLevel = z.enum(registerLevels)
