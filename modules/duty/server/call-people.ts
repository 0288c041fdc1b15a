import { action, happened } from '../../../platform/server/action.ts'
import { insertValues } from '../../../platform/server/insert-values.ts'
import { areaSpan, codeOf, isWithin, multirangeOf, precinctOf } from '../../../platform/shared/area-id.ts'
import { localDay } from '../../../platform/shared/dates.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { findAreas } from '../../areas/server/public.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { findOrganisations } from '../../organisations/server/public.ts'
import { getResponse } from '../../responses/server/public.ts'
import { CallPeople } from '../call-out.ts'
import { callOutProblems } from '../call-out-problems.ts'
import { whyNotCallSpan } from '../call-out-rules.ts'
import { problems } from '../problems.ts'

/** A command asks bodies for people. Refuses with responseClosed, callSpan, callArea, callBodyUnknown, callKnown. */
export const callPeople = action({
  name: 'duty.callPeople',
  permission: 'callOut.command',
  input: CallPeople,
  place: async (_look, inputs) => inputs.map(({ areaId, responseId }) => ({ areaId, responseId })),
  async run({ client, actor, now }, input) {
    const { callOutId, responseId, areaId, purpose, count, role, skill, bodies } = input
    const response = await getResponse(client, responseId)
    refuseIf(response.closedAt ? problems.responseClosed() : undefined)
    const span = { from: new Date(input.from), until: new Date(input.until) }
    refuseIf(whyNotCallSpan(span, now))
    const known = (await findAreas(client, [areaId])).has(areaId) && isWithin(areaId, response.areaId)
    refuseIf(known ? undefined : callOutProblems.callArea({ area: codeOf(areaId) }))
    const found = await findOrganisations(
      client,
      bodies.map(({ organisationId }) => organisationId),
    )
    const called = [...new Set(bodies.map(({ organisationId }) => organisationId))].flatMap((id) => found.get(id) ?? [])
    const whole = called.length === bodies.length && called.every((one) => serves(one, responseId, now))
    refuseIf(whole ? undefined : callOutProblems.callBodyUnknown())
    const reach = [areaSpan(areaId), ...called.map((one) => ({ from: one.areaId, to: nextTo(one.areaId) }))]
    const placed = { responseId, precinctId: precinctOf(areaId), areaId }
    await client.query(
      `insert into duty.call_out (id, response_id, precinct_id, area_id, reach, body_ids, purpose, role, skill, wanted, from_at, until_at,
         called_by, called_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        ...[callOutId, placed.responseId, placed.precinctId, areaId, multirangeOf(reach), called.map(({ id }) => id)],
        ...[purpose, role ?? null, skill ?? null, count, span.from, span.until, actor.userId, now],
      ],
    )
    await insertValues(
      client,
      {
        into: 'duty.call_body',
        columns: [
          ...[
            'id',
            'call_out_id',
            'response_id',
            'precinct_id',
            'area_id',
            'organisation_id',
            'body_area_id',
            'wanted',
          ],
        ],
      },
      bodies.map((body) => [
        ...[newId(), callOutId, responseId, placed.precinctId, areaId, body.organisationId],
        ...[found.get(body.organisationId)?.areaId, body.count ?? null],
      ]),
    )
    return happened('people.called', { callOutId, areaId, count, bodies: called.length }, { topics: ['calls'] })
  },
})

function serves({ responseId, dissolvedOn }: Organisation, inResponse: string, now: Date): boolean {
  return (!responseId || responseId === inResponse) && (!dissolvedOn || dissolvedOn > localDay(now))
}

function nextTo(areaId: string): string {
  return (BigInt(areaId) + 1n).toString()
}
