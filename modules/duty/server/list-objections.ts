import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { AreaId, areaSpan } from '../../../platform/shared/area-id.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { areaNames } from '../../areas/server/public.ts'
import { ObjectionDue } from '../objection.ts'
import { findMembers, memberNames, membersOfUser } from './find-members.ts'
import { OBJECTION, type Objection, objectionShown } from './find-objections.ts'

interface ObjectionTuple extends Objection {
  post_name: string
  day: string
  due_from: Date | null
  due_until: Date | null
  in_at: Date | null
  out_at: Date | null
  absent: boolean
}

const FROM = `from duty.objection objection
  join duty.attended attended on attended.precinct_id = objection.precinct_id and attended.id = objection.attendance_id
  where objection.response_id = $1 and ($2::bigint is null or objection.area_id >= $2) and ($3::bigint is null or objection.area_id < $3)
    and ($4::text is null or (objection.answered_at is null) = ($4 = 'open'))`

/** Objections to records, for those who answer them: latest first, with what the record says now. */
export const listObjections = query({
  name: 'duty.objections',
  permission: 'attendance.mark',
  input: z.object({
    responseId: Id,
    areaId: AreaId.optional(),
    state: z.enum(['open', 'answered']).optional(),
    limit: z.int().min(1).max(200).default(50),
    after: z.string().max(80).optional(),
  }),
  output: z.object({ rows: z.array(ObjectionDue), next: z.string().optional(), total: z.number(), asOf: z.string() }),
  async run({ client, vault, actor, now }, { responseId, areaId, state, limit, after }) {
    const span = areaId ? areaSpan(areaId) : undefined
    const values = [responseId, span?.from ?? null, span?.to ?? null, state ?? null]
    const counted = await client.query<{ count: number }>(`select count(*)::int ${FROM}`, values)
    const [since, id] = after?.split(' ') ?? []
    const { rows } = await client.query<ObjectionTuple>(
      `select ${OBJECTION}, attended.post_name, attended.day, attended.due_from, attended.due_until, attended.in_at, attended.out_at,
         attended.absent
       ${FROM} and ($5::timestamptz is null or (objection.raised_at, objection.id) < ($5, $6::uuid))
       order by objection.raised_at desc, objection.id desc limit ${limit + 1}`,
      [...values, since ?? null, id ?? null],
    )
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    const members = await findMembers(
      client,
      shown.map(({ memberId }) => memberId),
    )
    const names = await memberNames(client, vault, members.values())
    const places = await areaNames(
      client,
      shown.map((row) => row.areaId),
    )
    const mine = new Set((await membersOfUser(client, actor.userId)).map(({ memberId }) => memberId))
    const due: z.infer<typeof ObjectionDue>[] = []
    for (const row of shown)
      due.push({
        ...(await objectionShown(vault, row)),
        memberId: row.memberId,
        name: names.get(row.memberId) ?? '',
        attendanceId: row.attendanceId,
        postName: row.post_name,
        areaName: places.get(row.areaId) ?? '',
        day: row.day,
        dueFrom: row.due_from?.toISOString() ?? null,
        dueUntil: row.due_until?.toISOString() ?? null,
        inAt: row.in_at?.toISOString() ?? null,
        outAt: row.out_at?.toISOString() ?? null,
        absent: row.absent,
        own: mine.has(row.memberId),
      })
    return {
      rows: due,
      ...(last ? { next: `${last.raisedAt.toISOString()} ${last.id}` } : {}),
      total: counted.rows[0]?.count ?? 0,
      asOf: now.toISOString(),
    }
  },
})
