import { action, happened } from '../../../platform/server/action.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { PinAssignment } from '../roster.ts'
import { rosterProblems } from '../roster-problems.ts'
import { touchRoster } from './find-rosters.ts'
import { findPlace, placeOfAssignment } from './shift-place.ts'

/** Settles somebody on a shift, so that no plan moves them; or lets them go again. Refuses with assignmentGone, rosterFrozen. */
export const pinAssignment = action({
  name: 'duty.pinAssignment',
  permission: 'roster.plan',
  input: PinAssignment,
  place: placeOfAssignment,
  async run({ client }, { assignmentId, pinned }) {
    const { assigned, roster } = (await findPlace(client, assignmentId)) ?? refuse(rosterProblems.assignmentGone())
    await client.query('update duty.assignment set pinned = $3 where precinct_id = $1 and id = $2', [
      assigned.precinctId,
      assignmentId,
      pinned,
    ])
    const version = await touchRoster(client, roster.id)
    return happened('assignment.pinned', { assignmentId, pinned }, { topics: ['shifts'], result: { version } })
  },
})
