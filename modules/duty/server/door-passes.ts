import type { DoorContext } from '../../../platform/server/open-door.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { volunteerProblems } from '../volunteer-problems.ts'
import { findLinks, findVolunteers, type Volunteer, type VolunteerLink } from './find-volunteers.ts'
import { hashOf, linkPass, samePass } from './volunteer-pass.ts'

/** The sign-up link that a pass opens. Refuses with linkUnknown, whether the link or its secret is wrong. */
export async function linkOfPass({ look, vault, now }: DoorContext, pass: string): Promise<VolunteerLink> {
  const [id = ''] = pass.split('.')
  const link = (await look((client) => findLinks(client, [id]))).get(id)
  if (!link || !samePass(await linkPass(vault, link, now), pass)) return refuse(volunteerProblems.linkUnknown())
  return link
}

/** The sign-up that a pass opens. Refuses with volunteerUnknown. */
export async function findByPass({ look }: DoorContext, pass: string): Promise<Volunteer> {
  const [id = '', secret = ''] = pass.split('.')
  const volunteer = (await look((client) => findVolunteers(client, [id]))).get(id)
  const kept = volunteer?.passHash?.toString('hex')
  if (!volunteer || !kept || !samePass(kept, hashOf(secret).toString('hex')))
    return refuse(volunteerProblems.volunteerUnknown())
  return volunteer
}
