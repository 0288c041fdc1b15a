import { z } from 'zod'
import { Id } from '../../platform/shared/ids.ts'

/** How often one is reminded of a shift: not at all, an hour before, or twelve hours and an hour before. */
export const reminderLeads = ['off', 'hour', 'both'] as const
export type ReminderLeads = (typeof reminderLeads)[number]

const HOUR = 3_600_000
/** By lead: how long before a shift the reminder is due. */
const leadMs = { half: 12 * HOUR, hour: HOUR } as const
export type Lead = keyof typeof leadMs

/** How far ahead reminders look. */
export const furthestLeadMs = leadMs.half

/**
 * Which reminder of a shift is due now, if any. After a standstill only the nearer one is; once the shift has begun none is.
 * Whoever was put on the shift within twelve hours of it has just been told, and needs the last reminder only.
 */
export function reminderDue(
  { from, knownSince }: { from: Date; knownSince: Date },
  leads: ReminderLeads,
  now: Date,
): Lead | undefined {
  const left = from.getTime() - now.getTime()
  if (leads === 'off' || left <= 0) return undefined
  if (left <= leadMs.hour) return 'hour'
  const toldLate = from.getTime() - knownSince.getTime() < leadMs.half
  return leads === 'both' && left <= leadMs.half && !toldLate ? 'half' : undefined
}

export const ChooseReminders = z.strictObject({ leads: z.enum(reminderLeads) })

/** 32 random bytes of the phone that makes the link; the server is only told their SHA-256, in hexadecimal. */
export const MakeCalendarLink = z.strictObject({ linkId: Id, secretHash: z.string().regex(/^[0-9a-f]{64}$/) })
export const EndCalendarLink = z.strictObject({ linkId: Id })

export const MyReminders = z.object({
  leads: z.enum(reminderLeads),
  calendar: z.object({ linkId: Id, madeAt: z.string() }).nullable(),
  asOf: z.string(),
})
export type MyReminders = z.infer<typeof MyReminders>
