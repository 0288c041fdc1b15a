import { action, happened } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { PublishRoster } from '../roster.ts'
import { rosterProblems } from '../roster-problems.ts'
import { holdRoster, placeOfRoster, whyNotChange } from './find-rosters.ts'

/**
 * Gives a published roster out again with what has changed since: the next edition, for the table on the wall. What changed after it
 * was first published stays visible as a change. Refuses with rosterNotPublished, rosterFrozen, rosterChanged, rosterUnchanged.
 */
export const giveOutAgain = action({
  name: 'duty.giveOutAgain',
  permission: 'roster.publish',
  input: PublishRoster,
  place: placeOfRoster,
  async run({ client, now }, { rosterId, version: seen }) {
    const roster = await holdRoster(client, rosterId)
    const { name, version, state } = roster
    refuseIf(whyNotChange(roster))
    refuseIf(state === 'published' ? undefined : rosterProblems.rosterNotPublished({ name }))
    refuseIf(version === seen ? undefined : rosterProblems.rosterChanged({ seen, version }))
    const changed = await client.query(
      `select 1 from duty.assignment where roster_id = $1 and (received_at > $2 or superseded_at > $2) limit 1`,
      [rosterId, roster.editionAt],
    )
    refuseIf(changed.rowCount ? undefined : rosterProblems.rosterUnchanged({ name }))
    const { rows } = await client.query<{ edition: number }>(
      'update duty.roster set edition = edition + 1, edition_at = $2, version = version + 1 where id = $1 returning edition',
      [rosterId, now],
    )
    const edition = rows[0]?.edition ?? 0
    return happened(
      'roster.givenOutAgain',
      { rosterId, edition },
      { topics: ['rosters', 'shifts'], result: { edition } },
    )
  },
})
