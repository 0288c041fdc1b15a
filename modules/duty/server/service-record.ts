import type { QueryContext } from '../../../platform/server/query.ts'
import { areaNames } from '../../areas/server/public.ts'
import { findResponses } from '../../responses/server/public.ts'
import type { AttendanceReason } from '../attendance.ts'
import type { ServiceLine, ServiceRecord } from '../service-record.ts'
import { loadOf } from '../serving-load.ts'
import { findMembers, memberNames } from './find-members.ts'
import { lastObjections, type Objection, objectionShown } from './find-objections.ts'

const MOST = 1_000

interface AttendedTuple {
  id: string
  response_id: string
  day: string
  post_name: string
  area_id: string
  from_at: Date
  until_at: Date
  in_at: Date | null
  out_at: Date | null
  absent: boolean
  absent_reason: AttendanceReason | null
  late_minutes: number
  early_minutes: number
  hours: string
  night: boolean
  rostered: boolean
}

/** What the human behind these members did, within the scope: each attendance, newest first, and what it adds up to. */
export async function serviceRecordOf(
  { client, vault, now }: Pick<QueryContext, 'client' | 'vault' | 'now'>,
  memberIds: readonly string[],
): Promise<ServiceRecord> {
  const { rows } = await client.query<AttendedTuple>(
    `select id, response_id, day, post_name, area_id, from_at, coalesce(due_until, out_at, from_at) as until_at, in_at, out_at, absent,
       absent_reason, late_minutes, early_minutes, hours, night, rostered
     from duty.attended where member_id = any($1::uuid[]) and superseded_at is null
     order by from_at desc, id desc limit ${MOST}`,
    [memberIds],
  )
  const names = await memberNames(client, vault, (await findMembers(client, memberIds)).values())
  const places = await areaNames(
    client,
    rows.map((row) => row.area_id),
  )
  const responses = await findResponses(
    client,
    rows.map((row) => row.response_id),
  )
  const objections = await lastObjections(
    client,
    rows.map(({ id }) => id),
  )
  const came = rows.filter((row) => row.in_at)
  const load = loadOf(came.map((row) => ({ from: row.from_at, until: row.until_at, night: row.night })))
  const lines: ServiceLine[] = []
  for (const row of rows) {
    const where = {
      responseName: responses.get(row.response_id)?.name ?? '',
      areaName: places.get(row.area_id) ?? '',
    }
    lines.push(await lineOf(vault, row, where, objections.get(row.id)))
  }
  return {
    name: [...names.values()].find((name) => name !== '') ?? '',
    times: came.length,
    hours: Math.round(came.reduce((sum, row) => sum + Number(row.hours), 0) * 10) / 10,
    days: new Set(came.map((row) => row.day)).size,
    nights: load.nights,
    // Of days, where the figure counts person-times: two shifts of a Saturday are one day of it.
    weekends: load.weekends,
    run: load.run,
    late: rows.filter((row) => row.late_minutes > 0).length,
    absent: rows.filter((row) => row.absent).length,
    rows: lines,
    asOf: now.toISOString(),
  }
}

async function lineOf(
  vault: QueryContext['vault'],
  row: AttendedTuple,
  where: Pick<ServiceLine, 'responseName' | 'areaName'>,
  objection: Objection | undefined,
): Promise<ServiceLine> {
  return {
    ...where,
    id: row.id,
    day: row.day,
    postName: row.post_name,
    from: row.from_at.toISOString(),
    until: row.until_at.toISOString(),
    inAt: row.in_at?.toISOString() ?? null,
    outAt: row.out_at?.toISOString() ?? null,
    absent: row.absent,
    reason: row.absent_reason,
    lateMinutes: row.late_minutes,
    earlyMinutes: row.early_minutes,
    hours: Number(row.hours),
    rostered: row.rostered,
    objection: objection ? await objectionShown(vault, objection) : null,
  }
}
