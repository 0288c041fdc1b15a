import type pg from 'pg'
import { type Actor, mayAct, type Place } from '../../../platform/server/actor.ts'
import type { Problem } from '../../../platform/shared/problem.ts'
import { problems } from '../problems.ts'
import { permissionsOf } from '../roles.ts'
import { areaOf } from './known-actor.ts'

export interface RoleAtPlace {
  role: string
  place: Place
  until: Date | undefined
}

/** The first thing in a role that the actor does not hold at that place until that end; undefined when they hold it all. */
export function permissionNotHeld(actor: Actor, { role, place, until }: RoleAtPlace, now: Date): string | undefined {
  return permissionsOf(role).find((permission) => {
    if (!mayAct(actor, permission, place, now)) return true
    // Held up to that end too, not only today; the end itself belongs to neither, so that both may end together.
    return !mayAct(actor, permission, place, until ? new Date(until.getTime() - 1) : FOR_EVER)
  })
}

const FOR_EVER = new Date('9999-01-01T00:00:00Z')

/** Nobody manages an account that can do more than they can: a reset password would lend them its powers. */
export async function whyNotManage(
  client: pg.ClientBase,
  actor: Actor,
  userId: string,
  now: Date,
): Promise<Problem | undefined> {
  if (userId === actor.userId) return problems.ownAccount()
  const { rows } = await client.query<HeldRow>('select * from access.grants_of_user($1)', [userId])
  const above = rows.some((row) => {
    const place: Place = {
      areaId: areaOf(row.area_id),
      responseId: row.response_id ?? undefined,
      organisationId: row.organisation_id ?? undefined,
    }
    return permissionsOf(row.role).some((permission) => !mayAct(actor, permission, place, now))
  })
  return above ? problems.aboveYou() : undefined
}

interface HeldRow {
  role: string
  area_id: string
  organisation_id: string | null
  response_id: string | null
  until: Date | null
}
