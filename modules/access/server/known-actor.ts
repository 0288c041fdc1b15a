import type pg from 'pg'
import type { Actor, Grant } from '../../../platform/server/actor.ts'
import { type AreaId, wholeCountry } from '../../../platform/shared/area-id.ts'
import { permissionsOf } from '../roles.ts'

/** A signed-in person as the door knows them. */
export interface KnownActor {
  actor: Actor
  username: string
  mustChangePassword: boolean
  /** When this session showed a second factor; undefined = by password alone. */
  secondFactorAt: Date | undefined
  areaId: AreaId
  sealedName: { keyId: string; bytes: Buffer }
  grants: GrantRow[]
  expiresAt: Date
  loadedAt: number
}

export interface GrantRow {
  id: string
  role: string
  areaId: AreaId
  organisationId: string | null
  responseId: string | null
  until: Date | null
}

/** The ids of a body and all bodies below it: asked of the module that knows bodies. */
export type BodiesUnder = (organisationId: string) => Promise<string[]>

export interface DoorRules {
  bodiesUnder: BodiesUnder
  /** Where `personal`, nobody reads personal fields by a password alone. */
  secondFactor: 'off' | 'personal'
}

/** Who holds these sessions now, by token; one that is unknown, over, of a disabled user or on a revoked phone is left out. */
export async function findActors(
  door: pg.Pool,
  tokens: readonly string[],
  rules: DoorRules,
): Promise<Map<string, KnownActor>> {
  const now = new Date()
  const { rows } = await door.query<SessionRow>({ name: 'door-sessions', text: SESSIONS, values: [tokens, now] })
  if (rows.length === 0) return new Map()
  const grants = await findGrants(door, [...new Set(rows.map((row) => row.user_id))], now)
  const known = rows.map(async (row): Promise<[string, KnownActor]> => {
    return [row.token, await knownBy(row, grants.get(row.user_id) ?? [], rules, now)]
  })
  return new Map(await Promise.all(known))
}

async function knownBy(
  session: SessionRow,
  grants: GrantRow[],
  { bodiesUnder, secondFactor }: DoorRules,
  now: Date,
): Promise<KnownActor> {
  // Until the handed-over password is changed, somebody else knows it: nothing but one's own account is open.
  const usable = session.must_change_password ? [] : grants
  return {
    actor: {
      userId: session.user_id,
      sessionId: session.id,
      deviceId: session.device_id ?? undefined,
      language: session.language,
      lacksSecondFactor: secondFactor === 'personal' && !session.second_factor_at,
      grants: await Promise.all(usable.map((grant) => grantOf(grant, bodiesUnder))),
    },
    username: session.username,
    mustChangePassword: session.must_change_password,
    secondFactorAt: session.second_factor_at ?? undefined,
    areaId: areaOf(session.area_id),
    sealedName: { keyId: session.key_id, bytes: session.sealed_name },
    grants: usable,
    expiresAt: session.expires_at,
    loadedAt: now.getTime(),
  }
}

/** The grants of users that hold at this moment, by user. Works on any connection that may see them. */
async function findGrants(door: pg.Pool, userIds: readonly string[], now: Date): Promise<Map<string, GrantRow[]>> {
  const { rows } = await door.query<GrantTuple>({ name: 'door-grants', text: GRANTS, values: [userIds, now] })
  const byUser = Map.groupBy(rows, (row) => row.user_id)
  return new Map([...byUser].map(([userId, held]) => [userId, held.map(grantRow)]))
}

function grantRow(row: GrantTuple): GrantRow {
  return {
    id: row.id,
    role: row.role,
    areaId: areaOf(row.area_id),
    organisationId: row.organisation_id,
    responseId: row.response_id,
    until: row.until,
  }
}

/** An area id as the database gives it, without the zeros in front: only the whole country has any. */
export function areaOf(text: string): AreaId {
  return text.padStart(wholeCountry.length, '0')
}

const permissionSets = new Map<string, ReadonlySet<string>>()

/** Thousands of people share a handful of roles. */
function permissionSet(role: string): ReadonlySet<string> {
  const known = permissionSets.get(role) ?? new Set<string>(permissionsOf(role))
  permissionSets.set(role, known)
  return known
}

async function grantOf(row: GrantRow, bodiesUnder: BodiesUnder): Promise<Grant> {
  return {
    role: row.role,
    permissions: permissionSet(row.role),
    areaId: row.areaId,
    responseId: row.responseId ?? undefined,
    organisationIds: row.organisationId
      ? new Set([row.organisationId, ...(await bodiesUnder(row.organisationId))])
      : undefined,
    until: row.until ?? undefined,
  }
}

interface SessionRow {
  id: string
  token: string
  user_id: string
  device_id: string | null
  expires_at: Date
  username: string
  must_change_password: boolean
  second_factor_at: Date | null
  language: 'zh' | 'en'
  area_id: string
  sealed_name: Buffer
  key_id: string
}

interface GrantTuple {
  id: string
  user_id: string
  role: string
  area_id: string
  organisation_id: string | null
  response_id: string | null
  until: Date | null
}

const SESSIONS = `
  select session.id, session.token, session.user_id, session.device_id, session.expires_at, session.second_factor_at, account.username,
    account.must_change_password, account.language, account.area_id, account.sealed_name, account.key_id
  from access.session join access.user_account account on account.id = session.user_id
  left join access.device on device.id = session.device_id
  where session.token = any($1) and session.expires_at > $2 and account.disabled_at is null and device.revoked_at is null`

const GRANTS = `
  select id, user_id, role, area_id, organisation_id, response_id, until from access.role_grant
  where user_id = any($1) and ended_at is null and (until is null or until > $2) order by granted_at`
