import type { Settings } from '../../platform/server/settings.ts'
import type { AreaId } from '../../platform/shared/area-id.ts'
import { newId } from '../../platform/shared/ids.ts'
import { seatFirstAdministrator } from './first-administrator.ts'
import { places } from './places.ts'
import { Session } from './session.ts'

/** Made-up people, named by what they do: their role, and the area it is for. */
const parts = {
  commander: ['commander', places.county],
  otherCommander: ['commander', places.otherCounty],
  townshipLead: ['areaLead', places.township],
  otherTownshipLead: ['areaLead', places.otherTownship],
  gateLead: ['gateLead', places.township],
  otherGateLead: ['gateLead', places.otherTownship],
  officer: ['officer', places.township],
  otherOfficer: ['officer', places.otherTownship],
  dutyDesk: ['dutyDesk', places.county],
  peopleDesk: ['peopleDesk', places.county],
  permitDesk: ['permitDesk', places.township],
  medic: ['medic', places.township],
  auditor: ['auditor', places.county],
  viewer: ['viewer', places.county],
} as const satisfies Record<string, readonly [role: string, area: AreaId]>

export type Part = keyof typeof parts | 'administrator' | 'nobody'

/** Somebody of the cast at a browser of their own. */
export interface Member extends Session {
  userId: string
  username: string
  password: string
}

/** `const officer = await as('officer')`: the same member each time within one server. */
export type As = (part: Part) => Promise<Member>

/** The cast of one server. Members are made when first called, through the actions that a real administrator uses. */
export function openCast(server: { url: string; databaseUrl: string; settings: Settings }): As {
  const members = new Map<Part, Promise<Member>>()
  const as: As = (part) => {
    const member = members.get(part) ?? play(part)
    members.set(part, member)
    return member
  }
  return as

  async function play(part: Part): Promise<Member> {
    if (part === 'nobody') return Object.assign(new Session(server.url), { userId: '', username: '', password: '' })
    if (part === 'administrator') return signIn(server.url, await seatFirstAdministrator(server))
    const [role, areaId] = parts[part]
    return hire(await as('administrator'), { username: part.toLowerCase(), role, areaId })
  }
}

/** Gives somebody an account and a role, and signs them in with a password of their own. */
export async function hire(
  administrator: Session,
  {
    username,
    role,
    areaId,
    organisationId,
    responseId,
  }: { username: string; role: string; areaId: AreaId; organisationId?: string; responseId?: string },
): Promise<Member> {
  const account = { userId: newId(), username, password: `handed-over-${newId()}` }
  await administrator.does('access.createUser', { ...account, name: `演示 ${username}`, areaId })
  const until = new Date(Date.now() + 30 * 86_400_000).toISOString()
  const over = { areaId, until, ...(organisationId ? { organisationId } : {}), ...(responseId ? { responseId } : {}) }
  await administrator.does('access.grantRole', { grantId: newId(), userId: account.userId, role, ...over })
  return takeUpPassword(await signIn(administrator.url, account))
}

/** The same member with the same cookie at another server of the same database: what a phone is, whichever server answers it. */
export function memberAt(url: string, member: Member): Member {
  const { cookie, userId, username, password } = member
  return Object.assign(new Session(url), { cookie, userId, username, password })
}

async function signIn(url: string, account: Pick<Member, 'userId' | 'username' | 'password'>): Promise<Member> {
  const session = new Session(url)
  await session.signIn(account.username, account.password)
  return Object.assign(session, account)
}

// A password that somebody else has seen opens nothing but the page that changes it.
async function takeUpPassword(member: Member): Promise<Member> {
  const password = `kept-by-${member.username}-${member.userId}`
  await member.post('/api/auth/change-password', { current: member.password, next: password })
  return Object.assign(member, { password })
}
