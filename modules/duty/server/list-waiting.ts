import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { ServingName } from '../member.ts'
import { leaveAsked } from './find-availability.ts'
import { findMembers, memberNames } from './find-members.ts'
import { swapsIn } from './find-swaps.ts'
import { inWords } from './my-shifts.ts'

/** What waits for a lead: swaps that both agreed on, and leave that was asked for. Swaps not yet answered are shown too. */
export const listWaiting = query({
  name: 'duty.waiting',
  permission: 'roster.plan',
  input: z.object({ responseId: Id }),
  output: z.object({
    swaps: z.array(
      z.object({
        id: Id,
        state: z.enum(['asked', 'agreed']),
        name: ServingName,
        otherName: ServingName,
        give: z.string(),
        take: z.string().nullable(),
        reason: z.string().nullable(),
        askedAt: z.string(),
      }),
    ),
    leave: z.array(z.object({ id: Id, name: ServingName, from: z.string(), until: z.string() })),
    asOf: z.string(),
  }),
  async run({ client, vault, now }, { responseId }) {
    const swaps = await swapsIn(client, responseId, ['asked', 'agreed'])
    const leave = await leaveAsked(client, responseId, now)
    const members = await findMembers(client, [
      ...swaps.flatMap((one) => [one.memberId, one.otherMemberId]),
      ...leave.map(({ memberId }) => memberId),
    ])
    const names = await memberNames(client, vault, members.values())
    const said = await inWords(
      client,
      swaps.flatMap((one) => [one.assignmentId, ...(one.otherAssignmentId ? [one.otherAssignmentId] : [])]),
    )
    return {
      swaps: swaps.map((one) => ({
        id: one.id,
        state: one.state as 'asked' | 'agreed',
        name: names.get(one.memberId) ?? '',
        otherName: names.get(one.otherMemberId) ?? '',
        give: said.get(one.assignmentId) ?? '',
        take: one.otherAssignmentId ? (said.get(one.otherAssignmentId) ?? '') : null,
        reason: one.reason,
        askedAt: one.askedAt.toISOString(),
      })),
      leave: leave.map((one) => ({
        id: one.id,
        name: names.get(one.memberId) ?? '',
        from: one.from.toISOString(),
        until: one.until.toISOString(),
      })),
      asOf: now.toISOString(),
    }
  },
})
