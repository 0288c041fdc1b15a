import type pg from 'pg'
import type { z } from 'zod'
import type { Action } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import type { AreaId } from '../../../platform/shared/area-id.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import type { volunteerStates } from '../volunteer.ts'
import type { LinkFacts } from '../volunteer-rules.ts'

export interface VolunteerLink extends LinkFacts {
  id: string
  responseId: string
  precinctId: AreaId
  areaId: AreaId
  name: string
}

export interface Volunteer {
  id: string
  responseId: string
  precinctId: AreaId
  areaId: AreaId
  linkId: string | null
  sealed: Buffer
  keyId: string
  mobileKey: Buffer
  skills: string[]
  fromDay: string | null
  untilDay: string | null
  state: (typeof volunteerStates)[number]
  vettedAt: Date | null
  why: string | null
  memberId: string | null
  passHash: Buffer | null
  signedUpAt: Date
}

const LINK = `select id, response_id as "responseId", precinct_id as "precinctId", area_id as "areaId", name, most, taken,
    until_at as "until", ended_at as "endedAt" from duty.volunteer_link`
export const VOLUNTEER = `select id, response_id as "responseId", precinct_id as "precinctId", area_id as "areaId", link_id as "linkId",
    sealed, key_id as "keyId", mobile_key as "mobileKey", skills, from_day::text as "fromDay", until_day::text as "untilDay", state,
    vetted_at as "vettedAt", vetted_why as why, member_id as "memberId", pass_hash as "passHash", received_at as "signedUpAt"
  from duty.volunteer`

/** Sign-up links by id, within the scope. */
export async function findLinks(client: pg.ClientBase, ids: readonly string[]): Promise<Map<string, VolunteerLink>> {
  const { rows } = await client.query<VolunteerLink>(`${LINK} where id = any($1::uuid[])`, [[...new Set(ids)]])
  return new Map(rows.map((row) => [row.id, row]))
}

/** The link, held until the end of the transaction. Refuses with platform.notFound. */
export async function holdLink(client: pg.ClientBase, id: string): Promise<VolunteerLink> {
  await client.query('select 1 from duty.volunteer_link where id = $1 for update', [id])
  return (await findLinks(client, [id])).get(id) ?? refuse(platformProblems.notFound())
}

export const placeOfLink: Action<z.ZodType<{ linkId: string }>>['place'] = async ({ client }, inputs) => {
  const links = await findLinks(
    client,
    inputs.map(({ linkId }) => linkId),
  )
  return inputs.map(({ linkId }) => {
    const link = links.get(linkId)
    return link && { areaId: link.areaId, responseId: link.responseId }
  })
}

/** Volunteers by id, within the scope. */
export async function findVolunteers(client: pg.ClientBase, ids: readonly string[]): Promise<Map<string, Volunteer>> {
  const { rows } = await client.query<Volunteer>(`${VOLUNTEER} where id = any($1::uuid[])`, [[...new Set(ids)]])
  return new Map(rows.map((row) => [row.id, row]))
}

export const placeOfVolunteer: Action<z.ZodType<{ volunteerId: string }>>['place'] = async ({ client }, inputs) => {
  const volunteers = await findVolunteers(
    client,
    inputs.map(({ volunteerId }) => volunteerId),
  )
  return inputs.map(({ volunteerId }) => {
    const one = volunteers.get(volunteerId)
    return one && { areaId: one.areaId, responseId: one.responseId }
  })
}
