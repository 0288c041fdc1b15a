import QRCode from 'qrcode'
import { z } from 'zod'
import { platformProblems } from '../../../platform/server/problems.ts'
import { query, refuseOtherResponse } from '../../../platform/server/query.ts'
import { AreaId, areaSpan } from '../../../platform/shared/area-id.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { namesOfUsers } from '../../access/server/public.ts'
import { permitKinds } from '../../playbooks/zone-rules.ts'
import { MaskedPermit, MaskedPermitInFull } from '../masked-permit.ts'
import { permitStates } from '../permit.ts'
import { maskedPermits } from './masked-permits.ts'
import { Cursor } from './passage-list.ts'
import { findPermitRows, type PermitRow } from './permit-table.ts'

/** A page of permits and requests, newest first. */
export const permitList = query({
  name: 'checkpoints.permits',
  permission: 'permit.read',
  input: z.object({
    responseId: Id,
    areaId: AreaId.optional(),
    state: z.enum(permitStates).optional(),
    kind: z.enum(permitKinds).optional(),
    limit: z.int().min(1).max(200).default(50),
    after: Cursor.optional(),
  }),
  output: z.object({ rows: z.array(MaskedPermit), next: z.string().optional(), total: z.number(), asOf: z.string() }),
  async run(context, { responseId, areaId, state, kind, limit, after }) {
    const { client, now } = context
    const span = areaId === undefined ? undefined : areaSpan(areaId)
    const [requestedAt, id] = after?.split(' ') ?? []
    const where = `response_id = $1 and ($2::bigint is null or area_id >= $2 and area_id < $3)
      and ($4::text is null or state = $4) and ($5::text is null or kind = $5)`
    const values = [responseId, span?.from ?? null, span?.to ?? null, state ?? null, kind ?? null]
    const counted = await client.query<{ n: string }>(
      `select count(*) as n from checkpoints.permit where ${where}`,
      values,
    )
    const { rows } = await client.query<PermitRow>(
      `select * from checkpoints.permit where ${where} and ($6::timestamptz is null or (requested_at, id) < ($6, $7::uuid))
       order by requested_at desc, id desc limit ${limit + 1}`,
      [...values, requestedAt ?? null, id ?? null],
    )
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return {
      rows: await maskedPermits(context, shown),
      total: Number(counted.rows[0]?.n ?? 0),
      asOf: now.toISOString(),
      ...(rows.length > limit && last ? { next: `${last.requested_at.toISOString()} ${last.id}` } : {}),
    }
  },
})

/** One permit, with its signed code as text and as a picture (SVG) once it is approved, and who decided over it. */
export const permitInFull = query({
  name: 'checkpoints.permit',
  permission: 'permit.read',
  input: z.object({ id: Id }),
  output: MaskedPermitInFull,
  async run(context, { id }) {
    const row = (await findPermitRows(context.client, [id])).get(id) ?? refuse(platformProblems.notFound())
    refuseOtherResponse(context.scope, { responseId: row.response_id })
    const [shown] = await maskedPermits(context, [row])
    const decider = row.revoked_by ?? row.declined_by ?? row.approved_by
    const names = await namesOfUsers(context.client, context.vault, [row.requested_by, decider])
    return {
      ...(shown as MaskedPermit),
      ...(row.token && row.state === 'approved' ? { code: { text: row.token, svg: await qrOf(row.token) } } : {}),
      requestedBy: names.get(row.requested_by) ?? '',
      decidedBy: (decider && names.get(decider)) ?? '',
      asOf: context.now.toISOString(),
    }
  },
})

function qrOf(token: string): Promise<string> {
  return QRCode.toString(token, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 })
}
