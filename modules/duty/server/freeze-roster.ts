import { action, happened } from '../../../platform/server/action.ts'
import { addDays, localDay } from '../../../platform/shared/dates.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { FreezeRoster } from '../roster.ts'
import { rosterProblems } from '../roster-problems.ts'
import { holdRoster, placeOfRoster } from './find-rosters.ts'

/** Closes a roster that is over as a record: nothing in it changes any more. Refuses with rosterNotPublished, rosterFrozen, rosterNotOver. */
export const freezeRoster = action({
  name: 'duty.freezeRoster',
  permission: 'roster.publish',
  input: FreezeRoster,
  place: placeOfRoster,
  async run({ client, actor, now }, { rosterId }) {
    const { name, state, untilDay } = await holdRoster(client, rosterId)
    refuseIf(state === 'frozen' ? rosterProblems.rosterFrozen({ name }) : undefined)
    refuseIf(state === 'draft' ? rosterProblems.rosterNotPublished({ name }) : undefined)
    const last = addDays(untilDay, -1)
    refuseIf(localDay(now) <= last ? rosterProblems.rosterNotOver({ name, last }) : undefined)
    await client.query(
      `update duty.roster set state = 'frozen', version = version + 1, frozen_by = $2, frozen_at = $3 where id = $1`,
      [rosterId, actor.userId, now],
    )
    return happened('roster.frozen', { rosterId }, { topics: ['rosters'] })
  },
})
