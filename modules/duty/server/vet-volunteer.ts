import { type ActionContext, action, happened } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { getResponse } from '../../responses/server/public.ts'
import { problems } from '../problems.ts'
import { VetVolunteer } from '../volunteer.ts'
import { volunteerProblems } from '../volunteer-problems.ts'
import { findVolunteers, placeOfVolunteer, type Volunteer } from './find-volunteers.ts'
import { DUTY_CLASS, insertMembers, insertSkills } from './insert-members.ts'

/**
 * A named person accepts a volunteer, who becomes a member with skills that wait for approval, or declines with a reason. Refuses
 * with volunteerVetted, volunteerIsMember, responseClosed.
 */
export const vetVolunteer = action({
  name: 'duty.vetVolunteer',
  permission: 'volunteer.vet',
  input: VetVolunteer,
  place: placeOfVolunteer,
  async run(context, input) {
    const { client, actor, now } = context
    const { volunteerId } = input
    await client.query('select 1 from duty.volunteer where id = $1 for update', [volunteerId])
    const volunteer = (await findVolunteers(client, [volunteerId])).get(volunteerId)
    if (!volunteer) return refuse(platformProblems.notFound())
    refuseIf(volunteer.state === 'waiting' ? undefined : volunteerProblems.volunteerVetted())
    if (input.accept) await becomeMember(context, volunteer, input)
    await client.query(
      `update duty.volunteer set state = $3, vetted_by = $4, vetted_at = $5, vetted_why = $6, member_id = $7
       where precinct_id = $1 and id = $2`,
      [
        ...[volunteer.precinctId, volunteerId, input.accept ? 'accepted' : 'declined', actor.userId, now],
        ...(input.accept ? [null, input.memberId] : [input.reason, null]),
      ],
    )
    const memberId = input.accept ? { memberId: input.memberId } : {}
    return happened(
      'volunteer.vetted',
      { volunteerId, accepted: input.accept, ...memberId },
      { topics: ['volunteers', 'members', 'figures'] },
    )
  },
})

async function becomeMember(
  context: ActionContext,
  volunteer: Volunteer,
  as: { memberId: string; organisationId?: string | undefined; communityId?: string | undefined },
): Promise<void> {
  const { client, vault, now } = context
  const { responseId, areaId, skills, mobileKey } = volunteer
  refuseIf((await getResponse(client, responseId)).closedAt ? problems.responseClosed() : undefined)
  const same = await client.query(
    'select 1 from duty.member where response_id = $1 and mobile_key = $2 and left_at is null',
    [responseId, mobileKey],
  )
  refuseIf(same.rowCount ? volunteerProblems.volunteerIsMember() : undefined)
  const said = (await vault.open({ keyId: volunteer.keyId, bytes: volunteer.sealed }, volunteer.id)) as
    | { name: string; mobile: string }
    | undefined
  if (!said) return refuse(platformProblems.notFound())
  await vault.ready(responseId, DUTY_CLASS, now)
  const member = { ...as, areaId, name: said.name, mobile: said.mobile, skills: skills.map((skill) => ({ skill })) }
  await insertMembers(context, responseId, [member])
  // What somebody says of themselves counts once it was looked at, whoever accepted them.
  await insertSkills(context, [member], () => false)
}
