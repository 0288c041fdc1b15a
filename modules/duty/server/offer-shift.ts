import { action, happened } from '../../../platform/server/action.ts'
import { localStamp } from '../../../platform/shared/dates.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { OfferShift } from '../roster.ts'
import { rosterProblems } from '../roster-problems.ts'
import { servingProblems } from '../serving-problems.ts'
import { touchRoster } from './find-rosters.ts'
import { getShift, placeOfShift } from './shift-place.ts'

/**
 * Offers what is free on a shift of a published roster: from now on whoever fits finds it on the phone and takes it. Refuses with
 * rosterNotPublished, rosterFrozen, shiftBegun, shiftWhole, shiftOffered.
 */
export const offerShift = action({
  name: 'duty.offerShift',
  permission: 'roster.plan',
  input: OfferShift,
  place: placeOfShift,
  async run({ client, now }, { shiftId }) {
    const { shift, roster } = await getShift(client, shiftId)
    refuseIf(roster.state === 'published' ? undefined : rosterProblems.rosterNotPublished({ name: roster.name }))
    refuseIf(shift.from <= now ? servingProblems.shiftBegun({ at: localStamp(shift.from) }) : undefined)
    refuseIf(shift.places.every(({ taken, wanted }) => taken >= wanted) ? rosterProblems.shiftWhole() : undefined)
    refuseIf(shift.signUpFrom && shift.signUpFrom <= now ? rosterProblems.shiftOffered() : undefined)
    await client.query('update duty.shift set sign_up_from = $3 where precinct_id = $1 and id = $2', [
      shift.precinctId,
      shiftId,
      now,
    ])
    const version = await touchRoster(client, roster.id)
    return happened('shift.offered', { shiftId, rosterId: roster.id }, { topics: ['shifts'], result: { version } })
  },
})
