import { action, happened } from '../../../platform/server/action.ts'
import { OWN } from '../../../platform/server/actor.ts'
import { ownPlace } from '../../../platform/server/own-place.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { EndCalendarLink } from '../reminders.ts'

/** Shuts one's own calendar link, wherever it was given to. Refuses with platform.notFound: another's, or ended already. */
export const endCalendarLink = action({
  name: 'duty.endCalendarLink',
  permission: OWN,
  input: EndCalendarLink,
  place: ownPlace,
  async run({ client, actor, now }, { linkId }) {
    const { rowCount } = await client.query(
      'update duty.calendar_link set ended_at = $3 where id = $1 and user_id = $2 and ended_at is null',
      [linkId, actor.userId, now],
    )
    refuseIf(rowCount ? undefined : platformProblems.notFound())
    return happened('calendarLink.ended', { linkId })
  },
})
