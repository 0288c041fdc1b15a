import type pg from 'pg'
import { z } from 'zod'
import type { QueryContext } from '../../../platform/server/query.ts'
import { AreaId, areaSpan } from '../../../platform/shared/area-id.ts'
import { LocalDay } from '../../../platform/shared/dates.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { areaNames } from '../../areas/server/public.ts'
import { findOrganisations } from '../../organisations/server/public.ts'
import { type DueShown, dutyStates } from '../attendance-shown.ts'
import { findMembers, memberNames } from './find-members.ts'

/** Which of those who were due are asked for. `late` and `early` are those who came, but not in time. */
export const DueFilter = z.object({
  responseId: Id,
  areaId: AreaId.optional(),
  postId: Id.optional(),
  day: LocalDay.optional(),
  state: z.enum([...dutyStates, 'late', 'early']).optional(),
})
export type DueFilter = z.infer<typeof DueFilter>

interface DueTuple {
  id: string
  area_id: AreaId
  post_name: string
  shift_name: string
  member_id: string
  organisation_id: string | null
  day: string
  from_at: Date
  until_at: Date
  state: DueShown['state']
  in_at: Date | null
  out_at: Date | null
  absent_reason: DueShown['reason']
  late_minutes: number | null
  early_minutes: number | null
  break_minutes: number | null
}

const CONDITION = `superseded_at is null and response_id = $1 and ($2::bigint is null or area_id >= $2) and ($3::bigint is null or area_id < $3)
  and ($4::uuid is null or post_id = $4) and ($5::date is null or day = $5)
  and ($6::text is null or state = $6 or ($6 = 'late' and late_minutes > 0) or ($6 = 'early' and early_minutes > 0))`

function valuesOf({ responseId, areaId, postId, day, state }: DueFilter): unknown[] {
  const span = areaId ? areaSpan(areaId) : undefined
  return [responseId, span?.from ?? null, span?.to ?? null, postId ?? null, day ?? null, state ?? null]
}

export async function countDue(client: pg.ClientBase, filter: DueFilter): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int from duty.duty_due where ${CONDITION}`,
    valuesOf(filter),
  )
  return rows[0]?.count ?? 0
}

/** A page of those who were due, newest shift first. `after`: when the last row's shift began, and its id. */
export async function dueRows(
  client: pg.ClientBase,
  filter: DueFilter,
  { limit, after }: { limit: number; after?: readonly string[] | undefined },
): Promise<DueTuple[]> {
  const { rows } = await client.query<DueTuple>(
    `select * from duty.duty_due where ${CONDITION} and ($7::timestamptz is null or (from_at, id) < ($7, $8::uuid))
     order by from_at desc, id desc limit ${limit}`,
    [...valuesOf(filter), after?.[0] ?? null, after?.[1] ?? null],
  )
  return rows
}

/** Those who were due with names of people, bodies and places. */
export async function dueShown(
  { client, vault }: Pick<QueryContext, 'client' | 'vault'>,
  rows: readonly DueTuple[],
): Promise<DueShown[]> {
  const members = await findMembers(
    client,
    rows.map((row) => row.member_id),
  )
  const names = await memberNames(client, vault, members.values())
  const places = await areaNames(
    client,
    rows.map((row) => row.area_id),
  )
  const bodies = await findOrganisations(
    client,
    rows.flatMap((row) => row.organisation_id ?? []),
  )
  return rows.map((row) => ({
    id: row.id,
    name: names.get(row.member_id) ?? '',
    number: members.get(row.member_id)?.number ?? null,
    organisationName: (row.organisation_id && bodies.get(row.organisation_id)?.name) || '',
    postName: row.post_name,
    areaName: places.get(row.area_id) ?? '',
    shiftName: row.shift_name,
    day: row.day,
    from: row.from_at.toISOString(),
    until: row.until_at.toISOString(),
    state: row.state,
    inAt: row.in_at?.toISOString() ?? null,
    outAt: row.out_at?.toISOString() ?? null,
    reason: row.absent_reason,
    lateMinutes: row.late_minutes ?? 0,
    earlyMinutes: row.early_minutes ?? 0,
    breakMinutes: row.break_minutes ?? 0,
  }))
}
