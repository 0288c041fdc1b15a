import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { DueShown } from '../attendance-shown.ts'
import { countDue, DueFilter, dueRows, dueShown } from './due-rows.ts'

/** Who was due, and who came, late or not, was absent, or of whom nothing was recorded; newest shift first. */
export const listAttendance = query({
  name: 'duty.attendance',
  permission: 'roster.read',
  input: DueFilter.extend({
    limit: z.int().min(1).max(200).default(50),
    after: z.string().max(80).optional(),
  }),
  output: z.object({ rows: z.array(DueShown), next: z.string().optional(), total: z.number(), asOf: z.string() }),
  async run(context, { limit, after, ...filter }) {
    const { client, now } = context
    const rows = await dueRows(client, filter, { limit: limit + 1, after: after?.split(' ') })
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    return {
      rows: await dueShown(context, shown),
      ...(last ? { next: `${last.from_at.toISOString()} ${last.id}` } : {}),
      total: await countDue(client, filter),
      asOf: now.toISOString(),
    }
  },
})
