import { action, happened } from '../../../platform/server/action.ts'
import { precinctOf } from '../../../platform/shared/area-id.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { organisationsBelow } from '../../organisations/server/public.ts'
import { OfferMembers } from '../call-out.ts'
import { callOutProblems } from '../call-out-problems.ts'
import { whyNotFit } from '../call-out-rules.ts'
import { callOfferTable } from './call-out-tables.ts'
import { holdRunningCallOut, placeOfCalledBody, refuseIfNotCalled, wantedOf } from './find-call-outs.ts'
import { findMembers, type MemberCard } from './find-members.ts'
import { skillsOf } from './find-skills.ts'

/**
 * A body offers members of its own (and of bodies below it) for a call-out, all or none. Refuses with callEnded, notCalled,
 * offerNotYours, offerLacksSkill, offerLacksRole; offerKnown is held by the database.
 */
export const offerMembers = action({
  name: 'duty.offerMembers',
  permission: 'callOut.offer',
  input: OfferMembers,
  timeout: 60_000,
  place: placeOfCalledBody,
  async run(context, { callOutId, organisationId, offers }) {
    const { client, actor, now, madeAt, commandId } = context
    const call = await holdRunningCallOut(client, callOutId, now)
    await refuseIfNotCalled(client, callOutId, organisationId)
    const members = await findMembers(
      client,
      offers.map(({ memberId }) => memberId),
    )
    const bodies = new Set([organisationId, ...(await organisationsBelow(client, organisationId))])
    const own = (one: MemberCard | undefined): one is MemberCard =>
      one?.responseId === call.responseId && !one.leftAt && bodies.has(one.organisationId ?? '')
    const others = offers.filter(({ memberId }) => !own(members.get(memberId))).length
    refuseIf(others > 0 ? callOutProblems.offerNotYours({ count: others }) : undefined)
    const skills = await skillsOf(client, [...members.keys()])
    const facts = [...members.values()].map(({ id, roles }) => ({ roles, skills: skills.get(id) ?? [] }))
    refuseIf(whyNotFit(await wantedOf(client, call), facts))
    await context.record(
      callOfferTable,
      offers.map(({ offerId, memberId }) => ({
        ...{ precinct_id: precinctOf(call.areaId), id: offerId, response_id: call.responseId, area_id: call.areaId },
        ...{ home_area_id: members.get(memberId)?.areaId, call_out_id: callOutId, organisation_id: organisationId },
        ...{ member_id: memberId, offered_by: actor.userId },
        ...{ command_id: commandId, made_at: madeAt, received_at: now },
      })),
    )
    return happened(
      'members.offered',
      { callOutId, organisationId, offerIds: offers.map(({ offerId }) => offerId) },
      { topics: ['calls', 'figures'], result: { count: offers.length } },
    )
  },
})
