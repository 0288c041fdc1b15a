import { z } from 'zod'
import { OWN } from '../../../platform/server/actor.ts'
import { query } from '../../../platform/server/query.ts'
import { MyReminders, type ReminderLeads } from '../reminders.ts'

/** How often one is reminded, and whether one has a calendar link. */
export const showMyReminders = query({
  name: 'duty.myReminders',
  permission: OWN,
  input: z.object({}),
  output: MyReminders,
  async run({ client, actor, now }) {
    const choice = await client.query<{ leads: ReminderLeads }>(
      'select leads from duty.reminder_choice where user_id = $1',
      [actor.userId],
    )
    const link = await client.query<{ id: string; made_at: Date }>(
      'select id, made_at from duty.calendar_link where user_id = $1 and ended_at is null',
      [actor.userId],
    )
    const [made] = link.rows
    return {
      leads: choice.rows[0]?.leads ?? 'both',
      calendar: made ? { linkId: made.id, madeAt: made.made_at.toISOString() } : null,
      asOf: now.toISOString(),
    }
  },
})
