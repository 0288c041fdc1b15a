import { z } from 'zod'
import { platformProblems } from '../../../platform/server/problems.ts'
import { type QueryContext, query, refuseOtherResponse } from '../../../platform/server/query.ts'
import { maskMobile } from '../../../platform/shared/codes/masks.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { areaNames } from '../../areas/server/public.ts'
import { findOrganisations } from '../../organisations/server/public.ts'
import { OfferShown, offerStates } from '../call-out.ts'
import { findCallOuts } from './find-call-outs.ts'
import { findMembers, memberNames, openMember } from './find-members.ts'
import { type Offer, offersOf, secondmentsByOffer } from './find-offers.ts'
import { findPosts } from './find-posts.ts'
import { skillsOf } from './find-skills.ts'

/** Who was offered for a call-out, what they answered, and where they were sent; who has not answered is 'waiting'. */
export const listOffers = query({
  name: 'duty.offers',
  permission: 'callOut.read',
  input: z.object({
    callOutId: Id,
    organisationId: Id.optional(),
    state: z.enum(offerStates).optional(),
    limit: z.int().min(1).max(200).default(50),
    after: Id.optional(),
  }),
  output: z.object({ rows: z.array(OfferShown), next: z.string().optional(), total: z.number(), asOf: z.string() }),
  async run(context, { callOutId, limit, ...filter }) {
    const { client, scope, now } = context
    const call = (await findCallOuts(client, [callOutId])).get(callOutId) ?? refuse(platformProblems.notFound())
    refuseOtherResponse(scope, call)
    const { offers, total } = await offersOf(client, callOutId, { ...filter, limit: limit + 1 })
    const shown = offers.slice(0, limit)
    const last = offers.length > limit ? shown.at(-1) : undefined
    return {
      rows: await showOffers(context, shown),
      total,
      ...(last ? { next: last.id } : {}),
      asOf: now.toISOString(),
    }
  },
})

async function showOffers(
  { client, vault }: Pick<QueryContext, 'client' | 'vault'>,
  offers: readonly Offer[],
): Promise<z.input<typeof OfferShown>[]> {
  const memberIds = offers.map(({ memberId }) => memberId)
  const cards = await findMembers(client, memberIds)
  const names = await memberNames(client, vault, cards.values())
  const skills = await skillsOf(client, memberIds)
  const sent = await secondmentsByOffer(
    client,
    offers.map(({ id }) => id),
  )
  const bodies = await findOrganisations(
    client,
    offers.map(({ organisationId }) => organisationId),
  )
  const places = await areaNames(
    client,
    [...sent.values()].map(({ areaId }) => areaId),
  )
  const posts = await findPosts(
    client,
    [...sent.values()].flatMap(({ postId }) => postId ?? []),
  )
  const mobiles = new Map<string, string>()
  for (const card of cards.values()) mobiles.set(card.id, (await openMember(vault, card))?.mobile ?? '')
  return offers.map((offer) => {
    const secondment = sent.get(offer.id)
    const mobile = mobiles.get(offer.memberId)
    return {
      ...{ id: offer.id, memberId: offer.memberId, name: names.get(offer.memberId) ?? '' },
      mobile: mobile ? maskMobile(mobile) : '',
      organisationId: offer.organisationId,
      organisationName: bodies.get(offer.organisationId)?.name ?? '',
      skills: (skills.get(offer.memberId) ?? []).map(({ skill }) => skill),
      state: secondment ? (secondment.recalledAt ? 'recalled' : 'seconded') : (offer.answer ?? 'waiting'),
      reason: offer.reason,
      answeredAt: offer.answeredAt?.toISOString() ?? null,
      offeredAt: offer.offeredAt.toISOString(),
      secondment: secondment
        ? {
            ...{ id: secondment.id, wave: secondment.wave, areaName: places.get(secondment.areaId) ?? '' },
            postName: (secondment.postId && posts.get(secondment.postId)?.name) || null,
            ...{ from: secondment.from.toISOString(), until: secondment.until.toISOString() },
            recalledWhy: secondment.recalledWhy,
          }
        : null,
    }
  })
}
