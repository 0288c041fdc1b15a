import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { AreaId, areaSpan } from '../../../platform/shared/area-id.ts'
import { LocalDay } from '../../../platform/shared/dates.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { areaNames } from '../../areas/server/public.ts'
import { HandoverDue, handoverStates } from '../handover.ts'
import { findMembers, memberNames } from './find-members.ts'

interface DueTuple {
  id: string
  area_id: AreaId
  post_id: string
  post_name: string
  shift_name: string
  day: string
  until_at: Date
  relief_from: Date
  state: (typeof handoverStates)[number]
  missing: boolean
  signed_by: string | null
  signed_at: Date | null
  countersigned_by: string | null
  countersigned_at: Date | null
  open_items: number
}

const CONDITION = `due.response_id = $1 and ($2::bigint is null or due.area_id >= $2) and ($3::bigint is null or due.area_id < $3)
  and ($4::date is null or due.day = $4)
  and ($5::text is null or due.state = $5 or ($5 = 'missing' and due.state <> 'whole' and due.received_at <= $6::timestamptz))`

/** Shifts that were to hand over, latest first, with who signed; `missing`: a signature is not there half an hour after the relief was due. */
export const listHandovers = query({
  name: 'duty.handovers',
  permission: 'roster.read',
  input: z.object({
    responseId: Id,
    areaId: AreaId.optional(),
    day: LocalDay.optional(),
    state: z.enum([...handoverStates, 'missing']).optional(),
    limit: z.int().min(1).max(200).default(50),
    after: z.string().max(80).optional(),
  }),
  output: z.object({ rows: z.array(HandoverDue), next: z.string().optional(), total: z.number(), asOf: z.string() }),
  async run({ client, vault, now }, { responseId, areaId, day, state, limit, after }) {
    const span = areaId ? areaSpan(areaId) : undefined
    const values = [responseId, span?.from ?? null, span?.to ?? null, day ?? null, state ?? null, now]
    const counted = await client.query<{ count: number }>(
      `select count(*)::int from duty.handover_due due where ${CONDITION}`,
      values,
    )
    const [since, id] = after?.split(' ') ?? []
    const { rows } = await client.query<DueTuple>(
      `select due.*, due.state <> 'whole' and due.received_at <= $6::timestamptz as missing,
         (select count(*)::int from duty.handover_item item where item.precinct_id = due.precinct_id and item.handover_id = due.handover_id
            and item.closed_at is null) as open_items
       from duty.handover_due due where ${CONDITION} and ($7::timestamptz is null or (due.until_at, due.id) < ($7, $8::uuid))
       order by due.until_at desc, due.id desc limit ${limit + 1}`,
      [...values, since ?? null, id ?? null],
    )
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    const signers = await findMembers(
      client,
      shown.flatMap((row) => [row.signed_by, row.countersigned_by]),
    )
    const names = await memberNames(client, vault, signers.values())
    const places = await areaNames(
      client,
      shown.map((row) => row.area_id),
    )
    return {
      rows: shown.map((row) => ({
        id: row.id,
        postName: row.post_name,
        areaName: places.get(row.area_id) ?? '',
        shiftName: row.shift_name,
        day: row.day,
        until: row.until_at.toISOString(),
        reliefFrom: row.relief_from.toISOString(),
        state: row.state,
        missing: row.missing,
        signedBy: names.get(row.signed_by ?? '') ?? '',
        signedAt: row.signed_at?.toISOString() ?? null,
        countersignedBy: names.get(row.countersigned_by ?? '') ?? '',
        countersignedAt: row.countersigned_at?.toISOString() ?? null,
        openItems: row.open_items,
      })),
      ...(last ? { next: `${last.until_at.toISOString()} ${last.id}` } : {}),
      total: counted.rows[0]?.count ?? 0,
      asOf: now.toISOString(),
    }
  },
})
