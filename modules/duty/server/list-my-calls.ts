import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import type { AreaId } from '../../../platform/shared/area-id.ts'
import { areaNames } from '../../areas/server/public.ts'
import { type DeclineReason, MyCalls } from '../call-out.ts'
import { membersOfUser } from './find-members.ts'

const KEPT_MS = 30 * 86_400_000

interface CallTuple {
  offer_id: string
  area_id: AreaId
  response_id: string
  answer: 'accepted' | 'declined' | null
  answered_why: DeclineReason | null
  purpose: string
  role: string | null
  skill: string | null
  from_at: Date
  until_at: Date
  ended_at: Date | null
}

interface SecondmentTuple {
  offer_id: string
  area_id: AreaId
  post_name: string | null
  from_at: Date
  until_at: Date
  recalled_at: Date | null
  recalled_why: string | null
}

/** What I am called for, newest first, and where I was sent or called back from; what is over stays for 30 days. */
export const listMyCalls = query({
  name: 'duty.myCalls',
  permission: 'duty.serve',
  input: z.object({}),
  output: MyCalls,
  async run({ client, scope, actor, now }) {
    const mine = (await membersOfUser(client, actor.userId)).filter(
      ({ responseId }) => !scope.responseIds || scope.responseIds.includes(responseId),
    )
    const asked = [mine.map(({ memberId }) => memberId), new Date(now.getTime() - KEPT_MS)]
    const calls = await client.query<CallTuple>(
      'select * from duty.calls_of($1, $2) where taken_back_at is null order by offered_at desc, offer_id desc limit 50',
      asked,
    )
    const sent = await client.query<SecondmentTuple>(
      'select * from duty.secondments_of($1, $2) order by from_at, secondment_id',
      asked,
    )
    const sentFor = new Map(sent.rows.map((row) => [row.offer_id, row]))
    const places = await areaNames(
      client,
      [...calls.rows, ...sent.rows].map((row) => row.area_id),
    )
    const nameOf = (row: { area_id: AreaId }) => places.get(row.area_id) ?? ''
    return {
      rows: calls.rows.map((row) => {
        const secondment = sentFor.get(row.offer_id)
        return {
          ...{ offerId: row.offer_id, responseId: row.response_id, purpose: row.purpose, areaName: nameOf(row) },
          ...{ role: row.role, skill: row.skill, from: row.from_at.toISOString(), until: row.until_at.toISOString() },
          ended: row.ended_at !== null || row.until_at <= now,
          ...{ answer: row.answer, reason: row.answered_why },
          secondment: secondment ? shown(secondment, nameOf(secondment)) : null,
        }
      }),
      asOf: now.toISOString(),
    }
  },
})

function shown(row: SecondmentTuple, areaName: string) {
  return {
    areaName,
    postName: row.post_name,
    from: row.from_at.toISOString(),
    until: row.until_at.toISOString(),
    recalledAt: row.recalled_at?.toISOString() ?? null,
    recalledWhy: row.recalled_why,
  }
}
