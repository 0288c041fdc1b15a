import { action, happened } from '../../../platform/server/action.ts'
import { OWN } from '../../../platform/server/actor.ts'
import { ownPlace } from '../../../platform/server/own-place.ts'
import { ChooseReminders } from '../reminders.ts'

/** How often one wants to be reminded of one's duty. */
export const chooseReminders = action({
  name: 'duty.chooseReminders',
  permission: OWN,
  input: ChooseReminders,
  place: ownPlace,
  async run({ client, actor, now }, { leads }) {
    await client.query(
      `insert into duty.reminder_choice (user_id, leads, chosen_at) values ($1, $2, $3)
       on conflict on constraint reminder_choice_pk do update set leads = $2, chosen_at = $3`,
      [actor.userId, leads, now],
    )
    return happened('reminders.chosen', { leads })
  },
})
