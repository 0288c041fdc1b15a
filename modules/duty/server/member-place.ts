import type { z } from 'zod'
import type { Action } from '../../../platform/server/action.ts'
import { findMembers } from './find-members.ts'

/** Where a member is based, in their response and body. */
export const placeOfMember: Action<z.ZodType<{ memberId: string }>>['place'] = async ({ client }, inputs) => {
  const members = await findMembers(
    client,
    inputs.map(({ memberId }) => memberId),
  )
  return inputs.map(({ memberId }) => {
    const member = members.get(memberId)
    return (
      member && {
        areaId: member.areaId,
        responseId: member.responseId,
        organisationId: member.organisationId ?? undefined,
      }
    )
  })
}
