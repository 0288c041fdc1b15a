import type pg from 'pg'
import type { AreaId } from '../../../platform/shared/area-id.ts'
import type { DeclineReason, offerStates } from '../call-out.ts'

/** A member offered for a call-out, not taken back. */
export interface Offer {
  id: string
  precinctId: AreaId
  areaId: AreaId
  homeAreaId: AreaId
  responseId: string
  callOutId: string
  organisationId: string
  memberId: string
  offeredAt: Date
  answer: 'accepted' | 'declined' | null
  answeredAt: Date | null
  reason: DeclineReason | null
}

export interface Secondment {
  id: string
  precinctId: AreaId
  areaId: AreaId
  callOutId: string
  offerId: string
  memberId: string
  organisationId: string
  wave: number
  postId: string | null
  from: Date
  until: Date
  recalledAt: Date | null
  recalledWhy: string | null
}

const OFFER = `select id, precinct_id as "precinctId", area_id as "areaId", home_area_id as "homeAreaId", response_id as "responseId",
    call_out_id as "callOutId", organisation_id as "organisationId", member_id as "memberId", received_at as "offeredAt", answer,
    answered_at as "answeredAt", answered_why as reason from duty.call_offer`
const SECONDMENT = `select id, precinct_id as "precinctId", area_id as "areaId", call_out_id as "callOutId", offer_id as "offerId",
    member_id as "memberId", organisation_id as "organisationId", wave, post_id as "postId", from_at as "from", until_at as "until",
    recalled_at as "recalledAt", recalled_why as "recalledWhy" from duty.secondment`

/** Offers by id within the scope, held until the end of the transaction; those taken back are not there. */
export async function holdOffers(client: pg.ClientBase, ids: readonly string[]): Promise<Map<string, Offer>> {
  const { rows } = await client.query<Offer>(
    `${OFFER} where id = any($1::uuid[]) and superseded_at is null order by id for update`,
    [[...new Set(ids)]],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

export interface OfferFilter {
  organisationId?: string | undefined
  state?: (typeof offerStates)[number] | undefined
}

const CONDITION = `call_out_id = $1 and superseded_at is null and ($2::uuid is null or organisation_id = $2)
  and ($3::text is null or $3 = case
    when id in (select offer_id from duty.secondment where call_out_id = $1 and recalled_at is null) then 'seconded'
    when id in (select offer_id from duty.secondment where call_out_id = $1) then 'recalled'
    else coalesce(answer, 'waiting') end)`

/** Offers of a call-out within the scope, in the order they were made, from the one after `after`, and how many there are. */
export async function offersOf(
  client: pg.ClientBase,
  callOutId: string,
  { organisationId, state, limit, after }: OfferFilter & { limit: number; after?: string | undefined },
): Promise<{ offers: Offer[]; total: number }> {
  const values = [callOutId, organisationId ?? null, state ?? null]
  const counted = await client.query<{ count: number }>(
    `select count(*)::int from duty.call_offer where ${CONDITION}`,
    values,
  )
  const { rows } = await client.query<Offer>(
    `${OFFER} where ${CONDITION} and ($4::uuid is null or id > $4) order by id limit ${limit}`,
    [...values, after ?? null],
  )
  return { offers: rows, total: counted.rows[0]?.count ?? 0 }
}

/** The newest secondment of each of these offers, recalled ones too, by offer. */
export async function secondmentsByOffer(
  client: pg.ClientBase,
  offerIds: readonly string[],
): Promise<Map<string, Secondment>> {
  const { rows } = await client.query<Secondment>(
    `${SECONDMENT} where offer_id = any($1::uuid[]) order by received_at, id`,
    [offerIds],
  )
  return new Map(rows.map((row) => [row.offerId, row]))
}

/** Who is away under a call-out now or from later on: these, those of a wave, or all. Held until the end of the transaction. */
export async function holdStanding(
  client: pg.ClientBase,
  callOutId: string,
  { ids, wave, now }: { ids?: readonly string[] | undefined; wave?: number | undefined; now: Date },
): Promise<Secondment[]> {
  const { rows } = await client.query<Secondment>(
    `${SECONDMENT} where call_out_id = $1 and recalled_at is null and until_at > $2 and ($3::uuid[] is null or id = any($3))
       and ($4::int is null or wave = $4) order by id for update`,
    [callOutId, now, ids ?? null, wave ?? null],
  )
  return rows
}
