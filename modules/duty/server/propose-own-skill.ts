import { type Action, action, happened } from '../../../platform/server/action.ts'
import { ProposeOwnSkill } from '../skill.ts'
import { findMembers, membersOfUser, ownMember } from './find-members.ts'
import { keepSkill } from './keep-skill.ts'

/** Says on the phone what one is qualified for oneself; it waits for approval. Refuses with memberLeft, skillOver, skillKnown. */
export const proposeOwnSkill: Action<typeof ProposeOwnSkill> = action({
  name: 'duty.proposeOwnSkill',
  permission: 'duty.serve',
  input: ProposeOwnSkill,
  place: async ({ client, actors }, inputs) => {
    const places = []
    // One after the other: a connection answers one question at a time.
    for (const [at, { responseId }] of inputs.entries()) {
      const mine = await membersOfUser(client, actors[at]?.userId ?? '')
      const id = mine.find((one) => one.responseId === responseId)?.memberId
      const member = id ? (await findMembers(client, [id])).get(id) : undefined
      places.push(member && { areaId: member.areaId, responseId })
    }
    return places
  },
  async run(context, { responseId, ...said }) {
    const member = await ownMember(context.client, context.actor.userId, responseId)
    await keepSkill(context, member, said)
    const { skillId, skill } = said
    return happened('skill.proposed', { memberId: member.id, skillId, skill }, { topics: ['members'] })
  },
})
