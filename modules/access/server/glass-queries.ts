import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { AreaId } from '../../../platform/shared/area-id.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { areaOf } from './known-actor.ts'
import { namesOfUsers } from './person-names.ts'

const BreakGlassRow = z.object({
  id: Id,
  userName: z.string(),
  areaId: AreaId,
  reason: z.string(),
  openedAt: z.string(),
  until: z.string(),
  told: z.string(),
  /** It is me who was told and should look at it. */
  forMe: z.boolean(),
  own: z.boolean(),
  /** Records read while it was open. */
  readings: z.number(),
  verdict: z.enum(['justified', 'unjustified']).nullable(),
  note: z.string().nullable(),
  reviewedBy: z.string().nullable(),
})

/** Emergency readings in one's areas, those not reviewed yet first. */
export const listBreakGlasses = query({
  name: 'access.breakGlasses',
  permission: 'access.review',
  input: z.object({ limit: z.int().min(1).max(200).default(100) }),
  output: z.object({ rows: z.array(BreakGlassRow), waiting: z.number(), asOf: z.string() }),
  async run({ client, vault, actor, now }, { limit }) {
    const { rows } = await client.query<BreakGlassTuple>(BREAK_GLASSES, [limit])
    const waiting = await client.query<{ count: number }>(
      'select count(*)::int from access.break_glass where reviewed_at is null',
    )
    const people = rows.flatMap((row) => [row.user_id, row.told_user_id, row.reviewed_by])
    const names = await namesOfUsers(client, vault, people)
    return {
      rows: rows.map((row) => ({
        id: row.id,
        userName: names.get(row.user_id) ?? '',
        areaId: areaOf(row.area_id),
        reason: row.reason,
        openedAt: row.opened_at.toISOString(),
        until: row.until.toISOString(),
        told: names.get(row.told_user_id) ?? '',
        forMe: row.told_user_id === actor.userId,
        own: row.user_id === actor.userId,
        readings: row.readings,
        verdict: row.verdict,
        note: row.note,
        reviewedBy: (row.reviewed_by && names.get(row.reviewed_by)) || null,
      })),
      waiting: waiting.rows[0]?.count ?? 0,
      asOf: now.toISOString(),
    }
  },
})

interface BreakGlassTuple {
  id: string
  user_id: string
  told_user_id: string
  area_id: string
  reason: string
  opened_at: Date
  until: Date
  verdict: 'justified' | 'unjustified' | null
  note: string | null
  reviewed_by: string | null
  readings: number
}

const BREAK_GLASSES = `
  select break_glass.*, (select count(*)::int from access.reading where reading.reader_id = break_glass.user_id
    and reading.read_at >= break_glass.opened_at and reading.read_at < break_glass.until) as readings
  from access.break_glass order by (break_glass.reviewed_at is not null), break_glass.opened_at desc limit $1`
