import { z } from 'zod'
import { query, refuseOtherResponse } from '../../../platform/server/query.ts'
import { areaSpan } from '../../../platform/shared/area-id.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { Id as ShortId } from '../../playbooks/naming.ts'
import { rankCandidates } from '../candidates.ts'
import { ServingName } from '../member.ts'
import { findMembers } from './find-members.ts'
import { placeWanted } from './place-member.ts'
import { servingFacts } from './serving-facts.ts'
import { getShift } from './shift-place.ts'

const MOST = 3_000

const Candidate = z.object({
  memberId: Id,
  name: ServingName,
  standby: z.boolean(),
  /** Based in the same precinct as the shift. */
  near: z.boolean(),
  hoursThisWeek: z.number(),
})

/**
 * Who could take a place on a shift, best first: on stand-by, near, with few hours that week. For the others, how many each rule
 * takes away, and which rule of the roster, set aside, would free the most.
 */
export const whoCouldCover = query({
  name: 'duty.whoCouldCover',
  permission: 'roster.plan',
  input: z.object({ shiftId: Id, role: ShortId, limit: z.int().min(1).max(100).default(20) }),
  output: z.object({
    rows: z.array(Candidate),
    total: z.number(),
    away: z.array(z.object({ rule: z.string(), count: z.number() })),
    cheapest: z.object({ rule: z.string(), count: z.number() }).optional(),
    asOf: z.string(),
  }),
  async run(context, { shiftId, role, limit }) {
    const { client, vault, scope, now } = context
    const { shift, roster } = await getShift(client, shiftId)
    refuseOtherResponse(scope, shift)
    const place = await placeWanted(context, shift, role)
    const { from, to } = areaSpan(roster.areaId)
    const { rows } = await client.query<{ id: string }>(
      `select id from duty.member where response_id = $1 and left_at is null and area_id >= $2 and area_id < $3
         and ($4::uuid[] is null or response_id = any($4)) order by id limit ${MOST}`,
      [shift.responseId, from, to, scope.responseIds ?? null],
    )
    const standby = await client.query<{ member_id: string }>(
      'select member_id from duty.standby where roster_id = $1 and superseded_at is null and from_at < $3 and until_at > $2',
      [roster.id, shift.from, shift.until],
    )
    const ready = new Set(standby.rows.map((row) => row.member_id))
    const members = await findMembers(client, [...rows.map(({ id }) => id), ...ready])
    const facts = await servingFacts(client, vault, [...members.values()], shift)
    const { fit, away, cheapest } = rankCandidates(
      [...members.values()].map((member) => ({
        member,
        facts: facts.get(member.id),
        standby: ready.has(member.id),
        near: member.precinctId === shift.precinctId,
      })),
      place,
      roster.rules,
    )
    return {
      rows: fit.slice(0, limit).map(({ member, name, standby: isReady, near, hoursThisWeek }) => ({
        memberId: member.id,
        name,
        standby: isReady,
        near,
        hoursThisWeek,
      })),
      total: fit.length,
      away,
      ...(cheapest ? { cheapest } : {}),
      asOf: now.toISOString(),
    }
  },
})
