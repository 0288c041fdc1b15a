import { type Action, action, happened } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { whyNotAvailability } from '../availability-rules.ts'
import { AskAvailability } from '../roster.ts'
import { findMembers, membersOfUser, ownMember } from './find-members.ts'
import { availabilityTable } from './roster-tables.ts'

/** Says when one is away (leave, which a lead decides on), or would rather not or rather serve. Refuses with availabilitySpan. */
export const askAvailability: Action<typeof AskAvailability> = action({
  name: 'duty.askAvailability',
  permission: 'duty.serve',
  input: AskAvailability,
  // Only at home: whoever asks is the member, and each asks for themselves.
  place: async ({ client, actors }, inputs) =>
    Promise.all(
      inputs.map(async ({ responseId }, at) => {
        const mine = await membersOfUser(client, actors[at]?.userId ?? '')
        const id = mine.find((one) => one.responseId === responseId)?.memberId
        const member = id ? (await findMembers(client, [id])).get(id) : undefined
        return member && { areaId: member.areaId, responseId }
      }),
    ),
  async run(context, { availabilityId, responseId, kind, from, until }) {
    const { client, actor, now, madeAt, commandId } = context
    const member = await ownMember(client, actor.userId, responseId)
    const span = { from: new Date(from), until: new Date(until) }
    refuseIf(whyNotAvailability(span, now))
    const decided = kind === 'leave' ? {} : { decided_by: actor.userId, decided_at: now }
    await context.record(availabilityTable, {
      ...{ precinct_id: member.precinctId, id: availabilityId, response_id: responseId, area_id: member.areaId },
      ...{ member_id: member.id, kind, from_at: span.from, until_at: span.until },
      ...{ state: kind === 'leave' ? 'asked' : 'approved', asked_by: actor.userId, ...decided },
      ...{ command_id: commandId, made_at: madeAt, received_at: now },
    })
    return happened('availability.asked', { availabilityId, kind, from, until }, { topics: ['members'] })
  },
})
