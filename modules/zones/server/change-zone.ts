import type pg from 'pg'
import { action, happened } from '../../../platform/server/action.ts'
import { whyNotOver } from '../../../platform/server/changed-meanwhile.ts'
import { areaSpan, codeOf, precinctOf } from '../../../platform/shared/area-id.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { findAreas } from '../../areas/server/public.ts'
import { getResponse, noteOnTimeline, rulePackOf } from '../../responses/server/public.ts'
import { problems } from '../problems.ts'
import { measureOf, type StandingZone, whyNotChange } from '../rules.ts'
import { ChangeZone, measureNames } from '../zone.ts'

/** Draws a zone, or changes the one that stands; see `whyNotChange` for what it refuses with. overlaps is held by the database. */
export const changeZone = action({
  name: 'zones.changeZone',
  permission: 'zone.change',
  input: ChangeZone,
  place: async (_look, inputs) => inputs.map(({ areaId, responseId }) => ({ areaId, responseId })),
  async run(context, zone) {
    const { client, actor, now } = context
    const { zoneId, responseId, areaId, level, order, seen } = zone
    const response = await getResponse(client, responseId)
    refuseIf(response.closedAt ? problems.responseClosed() : undefined)
    const known = (await findAreas(client, [areaId])).has(areaId)
    refuseIf(known ? undefined : problems.areaUnknown({ area: codeOf(areaId) }))
    const pack = await rulePackOf(client, responseId)
    const standing = await standingZone(client, zone)
    const nameOf = (one: string | undefined) => pack.zones?.find((rule) => rule.level === one)?.name
    const inWords = (one: string) => ({ ...noZone, ...nameOf(one) })
    refuseIf(whyNotOver({ seen, standing: standing?.level ?? 'routine', yours: level }, inWords))
    refuseIf(whyNotChange(zone, { pack, responseArea: response.areaId, standing, now }))
    if (standing) {
      await client.query('update zones.zone set until_at = $2, ended_by = $3, end_reason = $4 where id = $1', [
        standing.id,
        zone.from,
        actor.userId,
        zone.reason,
      ])
    }
    const measure = measureOf(pack, zone)
    await client.query(
      `insert into zones.zone (id, response_id, precinct_id, area_id, area_end, level, measure, from_at, until_at, new_case_on, rule,
         order_title, order_number, order_signed_by, order_signed_on, reason, approver, legal_reference, changed_by, received_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
      [
        zoneId,
        responseId,
        precinctOf(areaId),
        areaId,
        areaSpan(areaId).to,
        level,
        measure,
        zone.from,
        zone.until ?? null,
        zone.newCaseOn ?? null,
        `${pack.id} · ${level}`,
        order.title,
        order.number,
        order.signedBy,
        order.signedOn,
        zone.reason,
        zone.approver ?? null,
        zone.legalReference ?? null,
        actor.userId,
        now,
      ],
    )
    const facts = {
      from: nameOf(standing?.level),
      to: nameOf(level),
      measure: measureNames[measure],
      order: order.number,
      since: zone.from,
    }
    await noteOnTimeline(context, [{ responseId, areaId, kind: 'zoneChanged', facts, reason: zone.reason }])
    return happened(
      'zone.changed',
      { zoneId, responseId, level, measure, before: standing?.id ?? null },
      {
        topics: ['zones', 'responses'],
        result: { zoneId, measure },
      },
    )
  },
})

const noZone = { zh: '常态', en: 'routine' }

/** The zone on exactly this area that still stands when the new one begins. */
async function standingZone(
  client: pg.ClientBase,
  { responseId, areaId, from }: ChangeZone,
): Promise<(StandingZone & { id: string }) | undefined> {
  const { rows } = await client.query<StandingZone & { id: string }>(
    `select id, level, measure, from_at as "from", until_at as "until" from zones.zone
     where response_id = $1 and area_id = $2 and from_at < $3 and (until_at is null or until_at > $3) for update`,
    [responseId, areaId, from],
  )
  return rows[0]
}
