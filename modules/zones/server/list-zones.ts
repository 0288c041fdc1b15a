import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { AreaId, areaSpan } from '../../../platform/shared/area-id.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { areaNames } from '../../areas/server/public.ts'
import { ZoneLevel, ZoneMeasure } from '../../playbooks/zone-rules.ts'

const ZoneShown = z.object({
  id: Id,
  areaId: AreaId,
  areaName: z.string(),
  level: ZoneLevel,
  measure: ZoneMeasure,
  from: z.string(),
  until: z.string().nullable(),
  state: z.enum(['now', 'coming', 'over']),
  rule: z.string(),
  order: z.object({ title: z.string(), number: z.string(), signedBy: z.string(), signedOn: z.string() }),
  reason: z.string(),
  approver: z.string().nullable(),
  legalReference: z.string().nullable(),
  endReason: z.string().nullable(),
})

interface ZoneTuple {
  id: string
  area_id: string
  level: z.infer<typeof ZoneLevel>
  measure: z.infer<typeof ZoneMeasure>
  from_at: Date
  until_at: Date | null
  rule: string
  order_title: string
  order_number: string
  order_signed_by: string
  order_signed_on: string
  reason: string
  approver: string | null
  legal_reference: string | null
  end_reason: string | null
}

const CONDITION = `response_id = $1 and ($2::bigint is null or area_id >= $2) and ($3::bigint is null or area_id < $3)
  and ($4 = 'all' or until_at is null or until_at > $5) and ($6::text is null or level = $6) and ($7::uuid[] is null or response_id = any($7))`

/** The zones over and within one's areas, those that hold or come first. */
export const listZones = query({
  name: 'zones.zones',
  permission: 'zone.read',
  input: z.object({
    responseId: Id,
    areaId: AreaId.optional(),
    level: ZoneLevel.optional(),
    state: z.enum(['standing', 'all']).default('standing'),
    limit: z.int().min(1).max(200).default(50),
    after: z.string().max(60).optional(),
  }),
  output: z.object({ rows: z.array(ZoneShown), next: z.string().optional(), total: z.number(), asOf: z.string() }),
  async run({ client, scope, now }, { responseId, areaId, level, state, limit, after }) {
    const span = areaId ? areaSpan(areaId) : undefined
    const values = [
      responseId,
      span?.from ?? null,
      span?.to ?? null,
      state,
      now,
      level ?? null,
      scope.responseIds ?? null,
    ]
    const counted = await client.query<{ count: string }>(`select count(*) from zones.zone where ${CONDITION}`, values)
    const [at, id] = after?.split(' ') ?? []
    const paged = at && id ? 'and (from_at, id) < ($8::timestamptz, $9::uuid)' : ''
    const { rows } = await client.query<ZoneTuple>(
      `select * from zones.zone where ${CONDITION} ${paged} order by from_at desc, id desc limit ${limit + 1}`,
      paged ? [...values, at, id] : values,
    )
    const shown = rows.slice(0, limit)
    const names = await areaNames(
      client,
      shown.map((row) => row.area_id),
    )
    const last = shown.at(-1)
    return {
      rows: shown.map((row) => zoneShown(row, names.get(row.area_id) ?? '', now)),
      total: Number(counted.rows[0]?.count ?? 0),
      ...(rows.length > limit && last ? { next: `${last.from_at.toISOString()} ${last.id}` } : {}),
      asOf: now.toISOString(),
    }
  },
})

function zoneShown(row: ZoneTuple, areaName: string, now: Date): z.infer<typeof ZoneShown> {
  const over = row.until_at !== null && row.until_at <= now
  return {
    id: row.id,
    areaId: row.area_id,
    areaName,
    level: row.level,
    measure: row.measure,
    from: row.from_at.toISOString(),
    until: row.until_at?.toISOString() ?? null,
    state: over ? 'over' : row.from_at <= now ? 'now' : 'coming',
    rule: row.rule,
    order: {
      title: row.order_title,
      number: row.order_number,
      signedBy: row.order_signed_by,
      signedOn: row.order_signed_on,
    },
    reason: row.reason,
    approver: row.approver,
    legalReference: row.legal_reference,
    endReason: row.end_reason,
  }
}
