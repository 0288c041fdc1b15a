import { action, happened } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { EndVolunteerLink } from '../volunteer.ts'
import { volunteerProblems } from '../volunteer-problems.ts'
import { holdLink, placeOfLink } from './find-volunteers.ts'

/** Shuts a way in; who has signed up stays in the list. Refuses with linkEnded. */
export const endVolunteerLink = action({
  name: 'duty.endVolunteerLink',
  permission: 'volunteer.vet',
  input: EndVolunteerLink,
  place: placeOfLink,
  async run({ client, actor, now }, { linkId }) {
    const link = await holdLink(client, linkId)
    refuseIf(link.endedAt ? volunteerProblems.linkEnded() : undefined)
    await client.query('update duty.volunteer_link set ended_at = $2, ended_by = $3 where id = $1', [
      ...[linkId, now, actor.userId],
    ])
    return happened('volunteerLink.ended', { linkId }, { topics: ['volunteers'] })
  },
})
