import type pg from 'pg'
import { type AreaId, areaSpan } from '../../../platform/shared/area-id.ts'
import { leadersTurn } from '../shift-patterns.ts'

/** A shift that stands: a span at a post, with the places it has. */
export interface Shift {
  id: string
  responseId: string
  precinctId: AreaId
  areaId: AreaId
  postId: string
  rosterId: string
  name: string
  /** The local day it begins. */
  day: string
  from: Date
  until: Date
  night: boolean
  weekend: boolean
  holiday: string | null
  signUpFrom: Date | null
  places: { role: string; skill: string | null; wanted: number; taken: number }[]
}

/** A member on a shift in a role, as it stands. */
export interface Assigned {
  id: string
  responseId: string
  precinctId: AreaId
  areaId: AreaId
  rosterId: string
  shiftId: string
  postId: string
  memberId: string
  role: string
  from: Date
  until: Date
  source: string
  pinned: boolean
  /** The reason for which a rule of the roster was set aside. */
  setAside: string | null
  why: unknown
  receivedAt: Date
}

const SHIFT = `select shift.id, shift.response_id as "responseId", shift.precinct_id as "precinctId", shift.area_id as "areaId",
    shift.post_id as "postId", shift.roster_id as "rosterId", shift.name, shift.day, shift.from_at as "from", shift.until_at as "until",
    shift.night, shift.weekend, shift.holiday, shift.sign_up_from as "signUpFrom",
    (select json_agg(json_build_object('role', place.role, 'skill', place.skill, 'wanted', place.wanted, 'taken', place.taken)
       order by place.role)
     from duty.shift_role place where place.precinct_id = shift.precinct_id and place.shift_id = shift.id) as places
  from duty.shift shift where shift.superseded_at is null`

const ASSIGNED = `select id, response_id as "responseId", precinct_id as "precinctId", area_id as "areaId", roster_id as "rosterId",
    shift_id as "shiftId", post_id as "postId", member_id as "memberId", role, from_at as "from", until_at as "until", source, pinned,
    set_aside as "setAside", why, received_at as "receivedAt"
  from duty.assignment where superseded_at is null`

/** The standing shifts of these ids that the scope lets through, by id. */
export async function findShifts(client: pg.ClientBase, ids: readonly string[]): Promise<Map<string, Shift>> {
  if (ids.length === 0) return new Map()
  return byId((await client.query<Shift>(`${SHIFT} and shift.id = any($1::uuid[])`, [[...new Set(ids)]])).rows)
}

/** The standing shifts of a roster, by when they begin. */
export async function shiftsOfRoster(client: pg.ClientBase, rosterId: string): Promise<Shift[]> {
  return (await client.query<Shift>(`${SHIFT} and shift.roster_id = $1 order by shift.from_at, shift.id`, [rosterId]))
    .rows
}

/** Where and when shifts are looked for; those of drafts only where it is said. */
export interface ShiftWindow {
  responseId: string
  areaId: AreaId
  postId?: string | undefined
  rosterId?: string | undefined
  from: Date
  until: Date
  drafts?: boolean
  /** Those that members sign up for themselves. */
  signUp?: boolean
  /** Only turns of leaders. */
  turns?: boolean | undefined
  limit?: number
}

/** Standing shifts in an area that overlap a span, by when they begin; of published rosters unless drafts are asked for too. */
export async function shiftsBetween(client: pg.ClientBase, where: ShiftWindow): Promise<Shift[]> {
  const { from, to } = areaSpan(where.areaId)
  const { rows } = await client.query<Shift>(
    `${SHIFT} and shift.response_id = $1 and shift.area_id >= $2 and shift.area_id < $3 and shift.until_at > $4
       and shift.from_at < $5 and ($6::uuid is null or shift.post_id = $6) and ($7::uuid is null or shift.roster_id = $7)
       and ($8 or shift.roster_id in (select id from duty.roster where state <> 'draft'))
       and (not $10 or shift.sign_up_from is not null) and ($11::text is null or shift.name = $11)
     order by shift.from_at, shift.id limit $9`,
    [
      ...[where.responseId, from, to, where.from, where.until],
      ...[
        where.postId ?? null,
        where.rosterId ?? null,
        where.drafts ?? false,
        where.limit ?? 10_000,
        where.signUp ?? false,
        where.turns ? leadersTurn : null,
      ],
    ],
  )
  return rows
}

/** Who stands on these shifts, within the scope. */
export async function assignedTo(client: pg.ClientBase, shiftIds: readonly string[]): Promise<Assigned[]> {
  if (shiftIds.length === 0) return []
  return (await client.query<Assigned>(`${ASSIGNED} and shift_id = any($1::uuid[]) order by role, id`, [shiftIds])).rows
}

/** Standing assignments by id, within the scope. */
export async function findAssigned(client: pg.ClientBase, ids: readonly string[]): Promise<Map<string, Assigned>> {
  if (ids.length === 0) return new Map()
  return byId((await client.query<Assigned>(`${ASSIGNED} and id = any($1::uuid[])`, [[...new Set(ids)]])).rows)
}

/** What members have to serve that overlaps a span, within the scope, by when it begins. Drafts too: ask the roster's state. */
export async function assignedBetween(
  client: pg.ClientBase,
  memberIds: readonly string[],
  from: Date,
  until: Date,
): Promise<Assigned[]> {
  if (memberIds.length === 0) return []
  const values = [memberIds, from, until]
  return (
    await client.query<Assigned>(
      `${ASSIGNED} and member_id = any($1::uuid[]) and until_at > $2 and from_at < $3 order by from_at, id`,
      values,
    )
  ).rows
}

function byId<T extends { id: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]))
}
