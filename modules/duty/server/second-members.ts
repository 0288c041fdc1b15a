import { type ActionContext, action, happened } from '../../../platform/server/action.ts'
import { insertValues } from '../../../platform/server/insert-values.ts'
import { precinctOf } from '../../../platform/shared/area-id.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { findAreas } from '../../areas/server/public.ts'
import { SecondMembers } from '../call-out.ts'
import { callOutProblems } from '../call-out-problems.ts'
import { whyNotFit, whyNotSend, whyNotWave } from '../call-out-rules.ts'
import { secondmentTable } from './call-out-tables.ts'
import { type CallOut, holdRunningCallOut, placeOfCallOut, wantedOf } from './find-call-outs.ts'
import { findMembers } from './find-members.ts'
import { holdOffers, type Offer, secondmentsByOffer } from './find-offers.ts'
import { findPosts } from './find-posts.ts'
import { skillsOf } from './find-skills.ts'

/**
 * Sends members who accepted to an area or post until a date, as one wave, all or none. Refuses with callEnded, secondmentSpan,
 * secondmentPlace, waveGap, notAccepted, offerLacksSkill, offerLacksRole; callFull and secondedTwice are held by the database.
 */
export const secondMembers = action({
  name: 'duty.secondMembers',
  permission: 'callOut.command',
  input: SecondMembers,
  timeout: 60_000,
  place: placeOfCallOut,
  async run(context, { callOutId, wave, areaId, postId, secondments, ...input }) {
    const { client, now } = context
    const call = await holdRunningCallOut(client, callOutId, now)
    const from = input.from ? new Date(input.from) : new Date(Math.max(now.getTime(), call.from.getTime()))
    const span = { from, until: new Date(input.until) }
    const post = postId ? (await findPosts(client, [postId])).get(postId) : undefined
    refuseIf(whyNotSend(call, { ...span, areaId, post }, now))
    const there = (await findAreas(client, [areaId])).has(areaId)
    refuseIf(there && (!postId || post) ? undefined : callOutProblems.secondmentPlace())
    refuseIf(whyNotWave(wave, await lastWaveOf(context, callOutId)))
    const offers = await acceptedOffers(
      context,
      call,
      secondments.map(({ offerId }) => offerId),
    )
    await client.query('update duty.call_out set seconded = seconded + $2 where id = $1', [callOutId, offers.length])
    const sent = secondments.map(({ secondmentId, offerId }) => ({
      secondmentId,
      offer: offers.find(({ id }) => id === offerId) as Offer,
    }))
    await send(context, call, { ...span, wave, areaId, postId: postId ?? null }, sent)
    return happened(
      'members.seconded',
      { callOutId, wave, areaId, secondmentIds: secondments.map(({ secondmentId }) => secondmentId) },
      { topics: ['calls', 'figures', 'members'], result: { count: offers.length } },
    )
  },
})

async function lastWaveOf({ client }: ActionContext, callOutId: string): Promise<number> {
  const { rows } = await client.query<{ last: number }>(
    'select coalesce(max(wave), 0)::int as last from duty.secondment where call_out_id = $1',
    [callOutId],
  )
  return rows[0]?.last ?? 0
}

/** The offers, all accepted and none of them assigned yet. */
async function acceptedOffers({ client }: ActionContext, call: CallOut, ids: readonly string[]): Promise<Offer[]> {
  const wanted = [...new Set(ids)]
  const held = await holdOffers(client, wanted)
  const assigned = await secondmentsByOffer(client, wanted)
  const offers = wanted.flatMap((id) => {
    const offer = held.get(id)
    const ready = offer?.answer === 'accepted' && offer.callOutId === call.id && !assigned.has(id)
    return ready ? [offer] : []
  })
  const others = ids.length - offers.length
  refuseIf(others > 0 ? callOutProblems.notAccepted({ count: others }) : undefined)
  const memberIds = offers.map(({ memberId }) => memberId)
  const [members, skills] = [await findMembers(client, memberIds), await skillsOf(client, memberIds)]
  const facts = memberIds.map((id) => ({ roles: members.get(id)?.roles ?? [], skills: skills.get(id) ?? [] }))
  refuseIf(whyNotFit(await wantedOf(client, call), facts))
  return offers
}

interface Going {
  from: Date
  until: Date
  wave: number
  areaId: string
  postId: string | null
}

async function send(
  context: ActionContext,
  call: CallOut,
  { from, until, wave, areaId, postId }: Going,
  sent: readonly { secondmentId: string; offer: Offer }[],
): Promise<void> {
  const { client, commandId, madeAt, now } = context
  const members = await findMembers(
    client,
    sent.map(({ offer }) => offer.memberId),
  )
  const columns = [
    ...['human_id', 'id', 'response_id', 'precinct_id', 'area_id', 'home_area_id', 'organisation_id', 'from_at'],
    'until_at',
  ]
  await insertValues(
    client,
    { into: 'duty.seconded_human', columns },
    sent.map(({ secondmentId, offer }) => [
      ...[members.get(offer.memberId)?.humanId, secondmentId, call.responseId, precinctOf(areaId), areaId],
      ...[offer.homeAreaId, offer.organisationId, from, until],
    ]),
  )
  await context.record(
    secondmentTable,
    sent.map(({ secondmentId, offer }) => ({
      ...{ precinct_id: precinctOf(areaId), id: secondmentId, response_id: call.responseId, area_id: areaId },
      ...{ home_area_id: offer.homeAreaId, call_out_id: call.id, offer_id: offer.id, wave },
      ...{ organisation_id: offer.organisationId, member_id: offer.memberId, post_id: postId },
      ...{ from_at: from, until_at: until, command_id: commandId, made_at: madeAt, received_at: now },
    })),
  )
}
