import { z } from 'zod'
import { platformProblems } from '../../../platform/server/problems.ts'
import { query, refuseOtherResponse } from '../../../platform/server/query.ts'
import { areaSpan } from '../../../platform/shared/area-id.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { findOrganisations } from '../../organisations/server/public.ts'
import { ServingName } from '../member.ts'
import { loadOf } from '../serving-load.ts'
import { findMembers, memberNames } from './find-members.ts'
import { findRosters } from './find-rosters.ts'

const LoadShown = z.object({
  memberId: Id,
  name: ServingName,
  organisationName: z.string(),
  shifts: z.number(),
  hours: z.number(),
  nights: z.number(),
  weekends: z.number(),
  holidays: z.number(),
  run: z.number(),
  /** Most days in a row on which they came to duty in a township, as recorded; 0 where they have not yet. */
  served: z.number(),
  rest: z.number().optional(),
  standby: z.boolean(),
  /** Asked by the roster's rules, where there are fewer hours of rest or more days in a row than they say. */
  tired: z.boolean(),
})

const LOADS = `
  select assignment.member_id, assignment.from_at as "from", assignment.until_at as "until", shift.night
  from duty.assignment assignment
  join duty.shift shift on shift.precinct_id = assignment.precinct_id and shift.id = assignment.shift_id
  where assignment.roster_id = $1 and assignment.superseded_at is null`

const SERVED = `
  select member_id, max(days) as days from duty.served_run where response_id = $1 and member_id = any($2::uuid[]) group by member_id`

const FREE = `
  select id from duty.member where response_id = $1 and left_at is null and area_id >= $2 and area_id < $3
    and id not in (select member_id from duty.assignment where roster_id = $4 and superseded_at is null)
  order by id limit $5`

/** What each one serves in a roster: hours, nights, weekends, rest. Those with nothing to do come last, up to 500. */
export const showLoads = query({
  name: 'duty.loads',
  permission: 'roster.read',
  input: z.object({ rosterId: Id }),
  output: z.object({ rows: z.array(LoadShown), asOf: z.string() }),
  async run({ client, vault, scope, now }, { rosterId }) {
    const roster = (await findRosters(client, [rosterId])).get(rosterId) ?? refuse(platformProblems.notFound())
    refuseOtherResponse(scope, roster)
    const { rows } = await client.query<{ member_id: string; from: Date; until: Date; night: boolean }>(LOADS, [
      rosterId,
    ])
    const served = Map.groupBy(rows, (row) => row.member_id)
    const { areaId, responseId, rules } = roster
    const { from, to } = areaSpan(areaId)
    const free = await client.query<{ id: string }>(FREE, [responseId, from, to, rosterId, 500])
    const standby = await client.query<{ member_id: string }>(
      'select member_id from duty.standby where roster_id = $1 and superseded_at is null and until_at > $2',
      [rosterId, now],
    )
    const ready = new Set(standby.rows.map((row) => row.member_id))
    const members = await findMembers(client, [...served.keys(), ...free.rows.map(({ id }) => id), ...ready])
    const names = await memberNames(client, vault, members.values())
    const bodies = await findOrganisations(
      client,
      [...members.values()].flatMap(({ organisationId }) => organisationId ?? []),
    )
    const runs = await client.query<{ member_id: string; days: number }>(SERVED, [responseId, [...members.keys()]])
    const daysServed = new Map(runs.rows.map((row) => [row.member_id, row.days]))
    const shown = [...members.values()].map((member) => {
      const load = loadOf(served.get(member.id) ?? [])
      return {
        memberId: member.id,
        name: names.get(member.id) ?? '',
        organisationName: (member.organisationId && bodies.get(member.organisationId)?.name) || '',
        ...load,
        served: daysServed.get(member.id) ?? 0,
        standby: ready.has(member.id),
        tired: (load.rest ?? 99) < rules.restHours || load.run > rules.maxRun,
      }
    })
    shown.sort((a, b) => b.hours - a.hours || a.name.localeCompare(b.name, 'zh-CN'))
    return { rows: shown, asOf: now.toISOString() }
  },
})
