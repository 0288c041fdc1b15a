import { z } from 'zod'
import { query, refuseOtherResponse } from '../../../platform/server/query.ts'
import type { AreaId } from '../../../platform/shared/area-id.ts'
import { LocalDay } from '../../../platform/shared/dates.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { areaNames } from '../../areas/server/public.ts'
import { BodyAttendance } from '../body-attendance.ts'
import { findMembers, memberNames } from './find-members.ts'
import { postNames } from './find-post-names.ts'

interface AttendedTuple {
  id: string
  member_id: string
  post_id: string
  area_id: AreaId
  day: string
  in_at: Date
  out_at: Date | null
  hours: string
  as_work: boolean
  as_home: boolean
}

const HOURS = `case when out_at is null then 0
  else greatest(extract(epoch from out_at - in_at) / 3600 - break_minutes / 60.0, 0) end::numeric(8, 2)`
const FROM = `from duty.attendance where response_id = $1 and superseded_at is null and in_at is not null
  and (organisation_id = $2 or community_id = $2) and ($3::uuid is null or member_id = $3) and ($4::date is null or day = $4)`

/**
 * What members of a body served, whether it is the one they work for, the one where they live, or both: an attendance is one row
 * with its hours once, and either body sees the same row. Newest first.
 */
export const listBodyAttendance = query({
  name: 'duty.bodyAttendance',
  permission: 'roster.read',
  input: z.object({
    responseId: Id,
    organisationId: Id,
    memberId: Id.optional(),
    day: LocalDay.optional(),
    limit: z.int().min(1).max(200).default(50),
    after: z.string().max(80).optional(),
  }),
  output: BodyAttendance,
  async run({ client, vault, scope, now }, { responseId, organisationId, memberId, day, limit, after }) {
    refuseOtherResponse(scope, { responseId })
    const values = [responseId, organisationId, memberId ?? null, day ?? null]
    const sums = await client.query<{ times: number; people: number; hours: string; at_home: number; at_work: number }>(
      `select count(*)::int as times, count(distinct member_id)::int as people, coalesce(sum(${HOURS}), 0) as hours,
         (count(*) filter (where community_id = $2))::int as at_home, (count(*) filter (where organisation_id = $2))::int as at_work ${FROM}`,
      values,
    )
    const mark = after?.split(' ') ?? []
    const { rows } = await client.query<AttendedTuple>(
      `select id, member_id, post_id, area_id, day::text, in_at, out_at, ${HOURS} as hours, organisation_id is not distinct from $2 as as_work,
         community_id is not distinct from $2 as as_home ${FROM} and ($5::timestamptz is null or (in_at, id) < ($5, $6::uuid))
       order by in_at desc, id desc limit ${limit + 1}`,
      [...values, mark[0] ?? null, mark[1] ?? null],
    )
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    const members = await findMembers(
      client,
      shown.map((row) => row.member_id),
    )
    const names = await memberNames(client, vault, members.values())
    const posts = await postNames(
      client,
      shown.map((row) => row.post_id),
    )
    const places = await areaNames(
      client,
      shown.map((row) => row.area_id),
    )
    const sum = sums.rows[0]
    return {
      rows: shown.map((row) => ({
        ...{ id: row.id, memberId: row.member_id, name: names.get(row.member_id) ?? '', day: row.day },
        ...{ postName: posts.get(row.post_id) ?? '', areaName: places.get(row.area_id) ?? '' },
        ...{ inAt: row.in_at.toISOString(), outAt: row.out_at?.toISOString() ?? null, hours: Number(row.hours) },
        seenAs: seenAs(row),
      })),
      ...(last ? { next: `${last.in_at.toISOString()} ${last.id}` } : {}),
      total: sum?.times ?? 0,
      people: sum?.people ?? 0,
      hours: Number(sum?.hours ?? 0),
      atWork: sum?.at_work ?? 0,
      atHome: sum?.at_home ?? 0,
      asOf: now.toISOString(),
    }
  },
})

function seenAs({ as_work: work, as_home: home }: AttendedTuple): BodyAttendance['rows'][number]['seenAs'] {
  if (work && home) return 'both'
  return work ? 'work' : 'home'
}
