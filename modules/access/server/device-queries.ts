import { z } from 'zod'
import { OWN } from '../../../platform/server/actor.ts'
import { query } from '../../../platform/server/query.ts'
import { AreaId } from '../../../platform/shared/area-id.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { areaOf } from './known-actor.ts'
import { namesOfUsers } from './person-names.ts'

const DeviceRow = z.object({
  id: Id,
  label: z.string(),
  kind: z.string(),
  areaId: AreaId,
  lastUsedBy: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
  signedIn: z.number(),
  revokedAt: z.string().nullable(),
  revokedWhy: z.string().nullable(),
})

/** Phones and browsers of one's areas, the last used first. */
export const listDevices = query({
  name: 'access.devices',
  permission: 'device.revoke',
  input: z.object({ limit: z.int().min(1).max(200).default(200) }),
  output: z.object({ rows: z.array(DeviceRow), total: z.number(), asOf: z.string() }),
  async run({ client, vault, now }, { limit }) {
    const { rows } = await client.query<DeviceTuple>(DEVICES, [limit])
    const names = await namesOfUsers(
      client,
      vault,
      rows.map((row) => row.last_user_id),
    )
    return {
      rows: rows.map((row) => ({
        id: row.id,
        label: row.label,
        kind: row.kind,
        areaId: areaOf(row.area_id),
        lastUsedBy: (row.last_user_id && names.get(row.last_user_id)) || null,
        lastUsedAt: row.last_used_at?.toISOString() ?? null,
        signedIn: row.signed_in,
        revokedAt: row.revoked_at?.toISOString() ?? null,
        revokedWhy: row.revoked_why,
      })),
      total: rows[0]?.total ?? 0,
      asOf: now.toISOString(),
    }
  },
})

const SessionRow = z.object({
  id: Id,
  current: z.boolean(),
  browser: z.string().nullable(),
  device: z.string().nullable(),
  since: z.string(),
  until: z.string(),
})

/** Where one is signed in oneself. */
export const listOwnSessions = query({
  name: 'access.sessions',
  permission: OWN,
  input: z.object({}),
  output: z.object({ rows: z.array(SessionRow), asOf: z.string() }),
  async run({ client, actor, now }) {
    const { rows } = await client.query<SessionTuple>(SESSIONS, [actor.userId, now])
    return {
      rows: rows.map((row) => ({
        id: row.id,
        current: row.id === actor.sessionId,
        browser: row.user_agent,
        device: row.device_id,
        since: row.created_at.toISOString(),
        until: row.expires_at.toISOString(),
      })),
      asOf: now.toISOString(),
    }
  },
})

interface DeviceTuple {
  id: string
  label: string
  kind: string
  area_id: string
  last_user_id: string | null
  last_used_at: Date | null
  revoked_at: Date | null
  revoked_why: string | null
  signed_in: number
  total: number
}

interface SessionTuple {
  id: string
  user_agent: string | null
  device_id: string | null
  created_at: Date
  expires_at: Date
}

const DEVICES = `
  select device.*, count(*) over ()::int as total,
    (select count(*)::int from access.session where session.device_id = device.id and session.expires_at > clock_timestamp()) as signed_in
  from access.device order by device.last_used_at desc nulls last, device.id limit $1`
const SESSIONS = `select id, user_agent, device_id, created_at, expires_at from access.session
  where user_id = $1 and expires_at > $2 order by created_at desc limit 100`
