import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { AreaId } from '../../../platform/shared/area-id.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { areaNames } from '../../areas/server/public.ts'
import { findOrganisations } from '../../organisations/server/public.ts'
import { ServingName } from '../member.ts'
import { findMembers, memberNames } from './find-members.ts'
import { findRosters } from './find-rosters.ts'

const MOST = 500

const StandbyShown = z.object({
  id: Id,
  memberId: Id,
  name: ServingName,
  organisationName: z.string(),
  rosterId: Id,
  rosterName: z.string(),
  /** The area that they are ready for. */
  areaId: AreaId,
  areaName: z.string(),
  from: z.string(),
  until: z.string(),
  /** When they were last called to a shift. */
  calledAt: z.string().nullable(),
})

interface StandbyTuple {
  id: string
  member_id: string
  roster_id: string
  area_id: string
  from_at: Date
  until_at: Date
  called_at: Date | null
}

/** Who is ready to fill in, for which area and when: stand-by that is not over, the soonest first. */
export const listStandbys = query({
  name: 'duty.standbys',
  permission: 'roster.read',
  input: z.object({ responseId: Id, rosterId: Id.optional() }),
  output: z.object({ rows: z.array(StandbyShown), asOf: z.string() }),
  async run({ client, vault, now }, { responseId, rosterId }) {
    const { rows } = await client.query<StandbyTuple>(
      `select id, member_id, roster_id, area_id, from_at, until_at, called_at from duty.standby
       where response_id = $1 and superseded_at is null and until_at > $2 and ($3::uuid is null or roster_id = $3)
       order by from_at, until_at, id limit ${MOST}`,
      [responseId, now, rosterId ?? null],
    )
    const members = await findMembers(
      client,
      rows.map((row) => row.member_id),
    )
    const names = await memberNames(client, vault, members.values())
    const bodies = await findOrganisations(
      client,
      [...members.values()].flatMap(({ organisationId }) => organisationId ?? []),
    )
    const rosters = await findRosters(
      client,
      rows.map((row) => row.roster_id),
    )
    const areas = await areaNames(
      client,
      rows.map((row) => row.area_id),
    )
    return {
      rows: rows.map((row) => ({
        id: row.id,
        memberId: row.member_id,
        name: names.get(row.member_id) ?? '',
        organisationName: bodies.get(members.get(row.member_id)?.organisationId ?? '')?.name ?? '',
        rosterId: row.roster_id,
        rosterName: rosters.get(row.roster_id)?.name ?? '',
        areaId: row.area_id,
        areaName: areas.get(row.area_id) ?? '',
        from: row.from_at.toISOString(),
        until: row.until_at.toISOString(),
        calledAt: row.called_at?.toISOString() ?? null,
      })),
      asOf: now.toISOString(),
    }
  },
})
