import { action, happened } from '../../../platform/server/action.ts'
import { normaliseMobile, whyNotMobile } from '../../../platform/shared/codes/mobile.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { TakeVolunteer } from '../volunteer.ts'
import { whyNotSignUp, whyNotTake } from '../volunteer-rules.ts'
import { holdLink, placeOfLink } from './find-volunteers.ts'
import { DUTY_CLASS } from './insert-members.ts'
import { volunteerTable } from './volunteer-tables.ts'

/**
 * Puts a volunteer on the list of those who wait: by the house, for whoever signs up by the link; or by the desk, from a list on
 * paper. The same number may sign up twice: a stranger is not told who has, and whoever vets sees it. Refuses with linkEnded,
 * linkFull (the last place is held by the database), volunteerDays, volunteerLinks, and a mobile number that is none.
 */
export const takeVolunteer = action({
  name: 'duty.takeVolunteer',
  permission: 'volunteer.vet',
  input: TakeVolunteer,
  sealClass: DUTY_CLASS,
  place: placeOfLink,
  async run(context, { volunteerId, linkId, name, mobile, note, skills, fromDay, untilDay, passHash }) {
    const { client, vault, now, madeAt, commandId } = context
    const link = await holdLink(client, linkId)
    refuseIf(whyNotSignUp(link, now) ?? whyNotTake({ name, note, fromDay, untilDay }) ?? whyNotMobile(mobile))
    const { responseId, precinctId, areaId } = link
    const number = normaliseMobile(mobile)
    await vault.ready(responseId, DUTY_CLASS, now)
    const own = { name, mobile: number, ...(note ? { note } : {}) }
    const { bytes, keyId } = vault.seal(responseId, DUTY_CLASS, now, own, volunteerId)
    await client.query('update duty.volunteer_link set taken = taken + 1 where id = $1', [linkId])
    await context.record(volunteerTable, {
      ...{ precinct_id: precinctId, id: volunteerId, response_id: responseId, area_id: areaId, link_id: linkId },
      ...{ sealed: bytes, key_id: keyId, mobile_key: vault.lookupKey(responseId, 'mobile', number), skills },
      ...{ from_day: fromDay ?? null, until_day: untilDay ?? null, state: 'waiting' },
      ...{ pass_hash: passHash ? Buffer.from(passHash, 'hex') : null },
      ...{ command_id: commandId, made_at: madeAt, received_at: now },
    })
    return happened('volunteer.signedUp', { volunteerId, linkId, areaId }, { topics: ['volunteers', 'figures'] })
  },
})
