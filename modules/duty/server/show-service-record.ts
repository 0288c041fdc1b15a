import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { areaNames } from '../../areas/server/public.ts'
import type { AttendanceReason } from '../attendance.ts'
import { ServiceRecord } from '../service-record.ts'
import { findMembers, memberNames, membersOfUser } from './find-members.ts'

const MOST = 1_000

interface AttendedTuple {
  id: string
  day: string
  post_name: string
  area_id: string
  from_at: Date
  until_at: Date
  in_at: Date | null
  out_at: Date | null
  absent: boolean
  absent_reason: AttendanceReason | null
  hours: string
  night: boolean
}

/** What I did in all responses, within my areas: for oneself alone, to read and to dispute with the lead. */
export const showServiceRecord = query({
  name: 'duty.myRecord',
  permission: 'duty.serve',
  input: z.object({}),
  output: ServiceRecord,
  async run({ client, vault, actor, now }) {
    const ids = (await membersOfUser(client, actor.userId)).map(({ memberId }) => memberId)
    const { rows } = await client.query<AttendedTuple>(
      `select attended.id, attended.day, attended.post_name, attended.area_id, attended.from_at,
         coalesce(attended.due_until, attended.out_at, attended.from_at) as until_at, attended.in_at, attended.out_at, attended.absent,
         attended.absent_reason, attended.hours, coalesce(shift.night, false) as night
       from duty.attended attended
       left join duty.shift shift on shift.precinct_id = attended.precinct_id and shift.id = attended.shift_id
       where attended.member_id = any($1::uuid[]) and attended.superseded_at is null
       order by attended.from_at desc, attended.id desc limit ${MOST}`,
      [ids],
    )
    const names = await memberNames(client, vault, (await findMembers(client, ids)).values())
    const places = await areaNames(
      client,
      rows.map((row) => row.area_id),
    )
    const came = rows.filter((row) => row.in_at)
    return {
      name: [...names.values()].find((name) => name !== '') ?? '',
      times: came.length,
      hours: Math.round(came.reduce((sum, row) => sum + Number(row.hours), 0) * 10) / 10,
      nights: came.filter((row) => row.night).length,
      days: new Set(came.map((row) => row.day)).size,
      rows: rows.map((row) => ({
        id: row.id,
        day: row.day,
        postName: row.post_name,
        areaName: places.get(row.area_id) ?? '',
        from: row.from_at.toISOString(),
        until: row.until_at.toISOString(),
        inAt: row.in_at?.toISOString() ?? null,
        outAt: row.out_at?.toISOString() ?? null,
        absent: row.absent,
        reason: row.absent_reason,
        hours: Number(row.hours),
      })),
      asOf: now.toISOString(),
    }
  },
})
