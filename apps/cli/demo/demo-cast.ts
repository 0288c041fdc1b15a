import { createHmac } from 'node:crypto'
import { permissionsOf, type RoleName } from '../../../modules/access/roles.ts'
import { listAccounts, makeUser, type Operator } from '../../../modules/access/server/public.ts'
import type { Actor } from '../../../platform/server/actor.ts'
import type { AreaId } from '../../../platform/shared/area-id.ts'
import { COUNTY } from './county.ts'

/** Somebody of the demo: made up, with one role over one area. */
export interface Member {
  username: string
  name: string
  role: RoleName
  areaId: AreaId
  userId: string
  actor: Actor
}

interface Part {
  username: string
  name: string
  role: RoleName
  areaId: AreaId
}

const countyParts = (
  [
    ['commander', '高演明'],
    ['dutyDesk', '罗演勤'],
    ['peopleDesk', '梁演细'],
    ['permitDesk', '宋演公'],
    ['medic', '唐演医'],
    ['auditor', '谢演严'],
  ] as const
).map(([role, name]): Part => ({ username: `demo.${role.toLowerCase()}`, name, role, areaId: COUNTY }))

/** The parts whose sign-in is shown: one for each role; `township` is where the township's people work. */
export function shownParts(township: AreaId): Part[] {
  const townshipParts = (
    [
      ['areaLead', '韩演镇'],
      ['gateLead', '曹演守'],
      ['officer', '彭演勤'],
      ['volunteer', '冯演助'],
    ] as const
  ).map(([role, name]): Part => ({ username: `demo.${role.toLowerCase()}`, name, role, areaId: township }))
  return [...countyParts, ...townshipParts]
}

/** Makes those who are not there yet, each with the demo's password, and answers how each acts. */
export async function seatCast(operator: Operator, parts: readonly Part[], password: string): Promise<Member[]> {
  const known = new Map((await listAccounts(operator)).map(({ username, userId }) => [username, userId]))
  const members: Member[] = []
  for (const part of parts) {
    const { username, name, role, areaId } = part
    const account = { username, name: `${name}（演示）`, areaId, password, roles: [{ role, areaId }] }
    const userId = known.get(username) ?? (await makeUser(operator, account)).userId
    members.push({ ...part, userId, actor: actorOf(userId, part) })
  }
  return members
}

function actorOf(userId: string, { role, areaId }: Part): Actor {
  const permissions = new Set<string>(permissionsOf(role))
  return { userId, sessionId: 'demo', language: 'zh', grants: [{ role, areaId, permissions }] }
}

// Without 0 O 1 l I: it is read from a screen and typed into a phone.
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'

/**
 * One password for all made-up people. It follows from the installation's own key: the same at every start, and another one
 * at every installation, so that a demo that was left open to a network is not open to whoever has read this file.
 */
export function demoPassword(masterKey: Buffer): string {
  const bytes = createHmac('sha256', masterKey).update('demo password').digest().subarray(0, 12)
  const letters = [...bytes].map((byte) => LETTERS[byte % LETTERS.length]).join('')
  return (letters.match(/.{4}/g) as string[]).join('-')
}
