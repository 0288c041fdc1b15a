import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { AreaId } from '../../../platform/shared/area-id.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { personal } from '../../../platform/shared/personal.ts'
import { areaOf } from './known-actor.ts'
import { namesOfUsers } from './person-names.ts'

const shownName = personal(z.string(), {
  purpose: 'signIn',
  legalBasis: 'PIPL 13(1)(2)',
  sensitivity: 'ordinary',
  retention: 'P1Y',
})

const page = { limit: z.int().min(1).max(200).default(100), after: z.string().max(64).optional() }

const UserRow = z.object({
  id: Id,
  username: z.string(),
  name: shownName,
  areaId: AreaId,
  createdAt: z.string(),
  disabledAt: z.string().nullable(),
  mustChangePassword: z.boolean(),
  passkeys: z.number(),
  roles: z.array(z.string()),
})

/** The accounts looked after in one's areas, by username. */
export const listUsers = query({
  name: 'access.users',
  permission: 'access.users',
  input: z.object({ ...page, text: z.string().trim().toLowerCase().max(40).optional(), userId: Id.optional() }),
  output: z.object({ rows: z.array(UserRow), next: z.string().optional(), total: z.number(), asOf: z.string() }),
  async run({ client, vault, now }, { limit, after, text, userId }) {
    const { rows } = await client.query<UserTuple>(USERS, [after ?? '', text ?? '', userId ?? null, limit + 1])
    const counted = await client.query<{ count: number }>(COUNT_USERS, [text ?? '', userId ?? null])
    const shown = rows.slice(0, limit)
    const names = await namesOfUsers(
      client,
      vault,
      shown.map((row) => row.id),
    )
    const next = rows.length > limit ? shown.at(-1)?.username : undefined
    return {
      rows: shown.map((row) => ({
        id: row.id,
        username: row.username,
        name: names.get(row.id) ?? row.username,
        areaId: areaOf(row.area_id),
        createdAt: row.created_at.toISOString(),
        disabledAt: row.disabled_at?.toISOString() ?? null,
        mustChangePassword: row.must_change_password,
        passkeys: row.passkeys,
        roles: row.roles,
      })),
      ...(next === undefined ? {} : { next }),
      total: counted.rows[0]?.count ?? 0,
      asOf: now.toISOString(),
    }
  },
})

const GrantShown = z.object({
  id: Id,
  role: z.string(),
  areaId: AreaId,
  organisationId: Id.nullable(),
  responseId: Id.nullable(),
  until: z.string().nullable(),
  grantedBy: shownName.nullable(),
  grantedAt: z.string(),
  endedAt: z.string().nullable(),
})

/** What a user holds and held, newest first, within one's areas. */
export const listGrants = query({
  name: 'access.grants',
  permission: 'access.grant',
  input: z.object({ userId: Id }),
  output: z.object({ rows: z.array(GrantShown), asOf: z.string() }),
  async run({ client, vault, now }, { userId }) {
    const { rows } = await client.query<GrantTuple>(
      'select * from access.role_grant where user_id = $1 order by granted_at desc, id limit 200',
      [userId],
    )
    const names = await namesOfUsers(
      client,
      vault,
      rows.map((row) => row.granted_by),
    )
    return {
      rows: rows.map((row) => ({
        id: row.id,
        role: row.role,
        areaId: areaOf(row.area_id),
        organisationId: row.organisation_id,
        responseId: row.response_id,
        until: row.until?.toISOString() ?? null,
        grantedBy: (row.granted_by && names.get(row.granted_by)) || null,
        grantedAt: row.granted_at.toISOString(),
        endedAt: row.ended_at?.toISOString() ?? null,
      })),
      asOf: now.toISOString(),
    }
  },
})

interface UserTuple {
  id: string
  username: string
  area_id: string
  created_at: Date
  disabled_at: Date | null
  must_change_password: boolean
  passkeys: number
  roles: string[]
}

interface GrantTuple {
  id: string
  role: string
  area_id: string
  organisation_id: string | null
  response_id: string | null
  until: Date | null
  granted_by: string | null
  granted_at: Date
  ended_at: Date | null
}

const MATCHING = `(%t = '' or strpos(account.username, %t) > 0) and (%u::uuid is null or account.id = %u)`
const USERS = `
  select account.id, account.username, account.area_id, account.created_at, account.disabled_at, account.must_change_password,
    (select count(*)::int from access.passkey where passkey.user_id = account.id) as passkeys,
    array(select distinct held.role from access.role_grant held where held.user_id = account.id and held.ended_at is null
      and (held.until is null or held.until > clock_timestamp()) order by 1) as roles
  from access.user_account account
  where account.username > $1 and ${MATCHING.replaceAll('%t', '$2').replaceAll('%u', '$3')}
  order by account.username limit $4`
const COUNT_USERS = `select count(*)::int from access.user_account account where ${MATCHING.replaceAll('%t', '$1').replaceAll('%u', '$2')}`
