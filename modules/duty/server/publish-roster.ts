import { action, happened } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { PublishRoster } from '../roster.ts'
import { rosterProblems } from '../roster-problems.ts'
import { holdRoster, placeOfRoster } from './find-rosters.ts'

/**
 * Publishes a roster: everybody on it finds their duty, and later changes are seen as changes. Gaps do not keep it back; they are
 * counted in the answer. Refuses with rosterNotDraft, rosterChanged, rosterEmpty.
 */
export const publishRoster = action({
  name: 'duty.publishRoster',
  permission: 'roster.publish',
  input: PublishRoster,
  place: placeOfRoster,
  async run({ client, actor, now }, { rosterId, version: seen }) {
    const roster = await holdRoster(client, rosterId)
    const { name, version } = roster
    refuseIf(roster.state === 'draft' ? undefined : rosterProblems.rosterNotDraft({ name }))
    refuseIf(version === seen ? undefined : rosterProblems.rosterChanged({ seen, version }))
    const { rows } = await client.query<{ wanted: number; taken: number }>(
      `select coalesce(sum(place.wanted), 0)::int as wanted, coalesce(sum(place.taken), 0)::int as taken
       from duty.shift_role place join duty.shift shift on shift.precinct_id = place.precinct_id and shift.id = place.shift_id
       where shift.roster_id = $1 and shift.superseded_at is null`,
      [rosterId],
    )
    const { wanted = 0, taken = 0 } = rows[0] ?? {}
    refuseIf(wanted === 0 ? rosterProblems.rosterEmpty({ name }) : undefined)
    await client.query(
      `update duty.roster set state = 'published', version = version + 1, published_by = $2, published_at = $3, edition = 1, edition_at = $3
       where id = $1`,
      [rosterId, actor.userId, now],
    )
    return happened(
      'roster.published',
      { rosterId, wanted, taken },
      { topics: ['rosters', 'shifts', 'figures', 'posts'], result: { wanted, taken } },
    )
  },
})
