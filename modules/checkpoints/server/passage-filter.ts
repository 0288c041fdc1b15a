import { z } from 'zod'
import { areaParts } from '../../../platform/server/figures/question.ts'
import { AreaId } from '../../../platform/shared/area-id.ts'
import { addDays, LocalDay, startOfLocalDay } from '../../../platform/shared/dates.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { decisions, directions, reasons, subjects } from '../passage.ts'
import { decisionsInRows } from './passage-rows.ts'

/** Which passages a list or an export shows; the same for both. */
export const PassageFilter = z.object({
  responseId: Id,
  areaId: AreaId.optional(),
  checkpointId: Id.optional(),
  decision: z.enum(decisions).optional(),
  subject: z.enum(subjects).optional(),
  direction: z.enum(directions).optional(),
  reason: z.enum(reasons).optional(),
  /** A day in Asia/Shanghai, by the time of the passage. */
  day: LocalDay.optional(),
})
export type PassageFilter = z.infer<typeof PassageFilter>

/** A filter, and the areas to which whoever asks is bound: row security holds anyway; said here, they find an index. */
export type PassagesAsked = PassageFilter & { within?: readonly AreaId[] }

/** The filter as SQL over columns that the table and its tally share; `time` is `made_at` or `hour`. */
export function passagesWhere(filter: PassagesAsked, time: 'made_at' | 'hour'): { text: string; values: unknown[] } {
  const values: unknown[] = []
  const parts: string[] = []
  const add = (text: string, value: unknown) => {
    if (value !== undefined) parts.push(`${text} $${values.push(value)}`)
  }
  add('response_id =', filter.responseId)
  parts.push(...areaParts(filter, (value) => `$${values.push(value)}`))
  add('checkpoint_id =', filter.checkpointId)
  add('decision =', filter.decision && decisionsInRows[filter.decision])
  add('subject =', filter.subject)
  add('direction =', filter.direction)
  add('reason =', filter.reason)
  // Days of China begin on a whole hour, so that the sums by the hour answer them too.
  add(`${time} >=`, filter.day && startOfLocalDay(filter.day))
  add(`${time} <`, filter.day && startOfLocalDay(addDays(filter.day, 1)))
  return { text: parts.join(' and '), values }
}
