import type { ActionContext } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { whyNotPostCode } from '../post-code.ts'
import { servingProblems } from '../serving-problems.ts'
import { ownMember } from './find-members.ts'
import type { Assigned } from './find-shifts.ts'
import { holdAssigned } from './keep-mark.ts'
import { postCodeProofs } from './post-code-keys.ts'

/**
 * One's own standing assignment, and whether the scanned code proves being at its post when the phone says it was scanned. Refuses
 * with notYourself, notYourShift, assignmentGone, rosterNotOut, code….
 */
export async function ownAssigned(
  context: ActionContext,
  { assignmentId, code }: { assignmentId: string; code?: string | undefined },
): Promise<Assigned> {
  const { client, vault, actor, madeAt } = context
  const assigned = await holdAssigned(context, assignmentId)
  const member = await ownMember(client, actor.userId, assigned.responseId)
  refuseIf(member.id === assigned.memberId ? undefined : servingProblems.notYourShift())
  if (code !== undefined) {
    const publicKeys = await postCodeProofs(vault, assigned, madeAt)
    refuseIf(whyNotPostCode(code, { postId: assigned.postId, at: madeAt, publicKeys }))
  }
  return assigned
}
