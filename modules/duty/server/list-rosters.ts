import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { AreaId, areaSpan } from '../../../platform/shared/area-id.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { areaNames } from '../../areas/server/public.ts'

/** A roster in a list: its days, how many places it has and how many are filled, and what changed since it was published. */
export const RosterShown = z.object({
  id: Id,
  name: z.string(),
  areaId: AreaId,
  areaName: z.string(),
  fromDay: z.string(),
  untilDay: z.string(),
  state: z.enum(['draft', 'published', 'frozen']),
  version: z.number(),
  shifts: z.number(),
  wanted: z.number(),
  taken: z.number(),
  changes: z.number(),
  /** How often it was given out, when last, and what has changed since. */
  edition: z.number(),
  editionAt: z.string().nullable(),
  changesSince: z.number(),
  publishedAt: z.string().nullable(),
})

interface RosterTuple {
  id: string
  name: string
  area_id: string
  from_day: string
  until_day: string
  state: 'draft' | 'published' | 'frozen'
  version: number
  shifts: number
  wanted: number
  taken: number
  changes: number
  edition: number
  edition_at: Date | null
  since: number
  published_at: Date | null
}

const LIST = `
  with listed as materialized (
    select * from duty.roster where response_id = $1 and ($2::bigint is null or area_id >= $2) and ($3::bigint is null or area_id < $3)
      and ($4::uuid is null or id = $4)
    order by from_day desc, id desc limit $5
  ), filled as (
    select shift.roster_id, count(distinct shift.id)::int as shifts, sum(place.wanted)::int as wanted, sum(place.taken)::int as taken
    from duty.shift shift join duty.shift_role place on place.precinct_id = shift.precinct_id and place.shift_id = shift.id
    where shift.superseded_at is null and shift.roster_id in (select id from listed) group by shift.roster_id
  ), changed as (
    select assignment.roster_id, count(*)::int as changes,
      count(*) filter (where assignment.received_at > listed.edition_at or assignment.superseded_at > listed.edition_at)::int as since
    from duty.assignment assignment join listed on listed.id = assignment.roster_id
    where assignment.received_at > listed.published_at or assignment.superseded_at > listed.published_at group by assignment.roster_id
  )
  select listed.*, coalesce(filled.shifts, 0) as shifts, coalesce(filled.wanted, 0) as wanted, coalesce(filled.taken, 0) as taken,
    coalesce(changed.changes, 0) as changes, coalesce(changed.since, 0) as since
  from listed left join filled on filled.roster_id = listed.id left join changed on changed.roster_id = listed.id
  order by listed.from_day desc, listed.id desc`

/** The rosters of a response in one's areas, newest first; or the one that is named. */
export const listRosters = query({
  name: 'duty.rosters',
  permission: 'roster.read',
  input: z.object({
    responseId: Id,
    areaId: AreaId.optional(),
    rosterId: Id.optional(),
    limit: z.int().min(1).max(200).default(100),
  }),
  output: z.object({ rows: z.array(RosterShown), asOf: z.string() }),
  async run({ client, now }, { responseId, areaId, rosterId, limit }) {
    const span = areaId ? areaSpan(areaId) : undefined
    const { rows } = await client.query<RosterTuple>(LIST, [
      responseId,
      span?.from ?? null,
      span?.to ?? null,
      rosterId ?? null,
      limit,
    ])
    const names = await areaNames(
      client,
      rows.map((row) => row.area_id),
    )
    return {
      rows: rows.map((row) => ({
        id: row.id,
        name: row.name,
        areaId: row.area_id,
        areaName: names.get(row.area_id) ?? '',
        fromDay: row.from_day,
        untilDay: row.until_day,
        state: row.state,
        version: row.version,
        shifts: row.shifts,
        wanted: row.wanted,
        taken: row.taken,
        changes: row.changes,
        edition: row.edition,
        editionAt: row.edition_at?.toISOString() ?? null,
        changesSince: row.since,
        publishedAt: row.published_at?.toISOString() ?? null,
      })),
      asOf: now.toISOString(),
    }
  },
})
