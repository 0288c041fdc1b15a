import { newId } from '../../platform/shared/ids.ts'
import type { As } from './cast.ts'
import { inHours } from './open-story.ts'
import { places } from './places.ts'

/** A call for people to the marked township with one member offered, a skill that waits, and a volunteer who signed up. Answers the ids. */
export async function markCallOut(
  as: As,
  { responseId, mark, body, member }: { responseId: string; mark: string; body?: string; member?: string },
): Promise<Record<string, string>> {
  const lead = await as('townshipLead')
  const ids = { callOut: newId(), offer: newId(), skill: newId(), link: newId(), volunteer: newId() }
  await lead.does('duty.callPeople', {
    ...{ callOutId: ids.callOut, responseId, areaId: places.township, purpose: `${mark}支援`, count: 2 },
    ...{ from: inHours(-1), until: inHours(48), bodies: [{ organisationId: body }] },
  })
  const offers = [{ offerId: ids.offer, memberId: member }]
  await lead.does('duty.offerMembers', { callOutId: ids.callOut, organisationId: body, offers })
  await lead.does('duty.proposeSkill', { skillId: ids.skill, memberId: member, skill: 'driver' })
  await lead.does('duty.openVolunteerLink', {
    ...{ linkId: ids.link, responseId, areaId: places.township, name: `${mark}报名`, most: 5, until: inHours(24) },
  })
  const said = { volunteerId: ids.volunteer, linkId: ids.link, name: `${mark}丁`, mobile: '19900097532' }
  await lead.does('duty.takeVolunteer', said)
  return ids
}
