import { action, happened } from '../../../platform/server/action.ts'
import { OWN } from '../../../platform/server/actor.ts'
import { ownPlace } from '../../../platform/server/own-place.ts'
import { MakeCalendarLink } from '../reminders.ts'

/**
 * Opens one's own duty to whoever knows a secret that the phone has made; the server learns its hash alone. Refuses with
 * calendarLinkThere and calendarLinkKnown, held by the database.
 */
export const makeCalendarLink = action({
  name: 'duty.makeCalendarLink',
  permission: OWN,
  input: MakeCalendarLink,
  place: ownPlace,
  async run({ client, actor, now }, { linkId, secretHash }) {
    await client.query('insert into duty.calendar_link (id, user_id, secret_hash, made_at) values ($1, $2, $3, $4)', [
      linkId,
      actor.userId,
      Buffer.from(secretHash, 'hex'),
      now,
    ])
    return happened('calendarLink.made', { linkId })
  },
})
