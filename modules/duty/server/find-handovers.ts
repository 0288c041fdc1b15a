import type pg from 'pg'
import type { Vault } from '../../../platform/server/vault/vault.ts'
import type { AreaId } from '../../../platform/shared/area-id.ts'
import type { HandoverShown, ItemShown } from '../handover.ts'
import { findMembers, memberNames } from './find-members.ts'
import type { Shift } from './find-shifts.ts'

export interface Handover {
  id: string
  responseId: string
  precinctId: AreaId
  areaId: AreaId
  postId: string
  shiftId: string
  sealed: Buffer
  keyId: string
  signedBy: string
  signedAt: Date
  countersignedBy: string | null
  countersignedAt: Date | null
  remarkSealed: Buffer | null
  remarkKeyId: string | null
}

const HANDOVER = `select id, response_id as "responseId", precinct_id as "precinctId", area_id as "areaId", post_id as "postId",
    shift_id as "shiftId", sealed, key_id as "keyId", signed_by as "signedBy", signed_at as "signedAt",
    countersigned_by as "countersignedBy", countersigned_at as "countersignedAt", remark_sealed as "remarkSealed",
    remark_key_id as "remarkKeyId"
  from duty.handover where superseded_at is null`

/** Standing handovers by id, within the scope. */
export async function findHandovers(client: pg.ClientBase, ids: readonly string[]): Promise<Map<string, Handover>> {
  const { rows } = await client.query<Handover>(`${HANDOVER} and id = any($1::uuid[])`, [ids])
  return new Map(rows.map((row) => [row.id, row]))
}

/** What a shift handed over; undefined: nothing yet. */
export async function handoverOfShift(client: pg.ClientBase, shiftId: string): Promise<Handover | undefined> {
  return (await client.query<Handover>(`${HANDOVER} and shift_id = $1`, [shiftId])).rows[0]
}

const RELIEF_HOURS = 24

/** The ids of shifts at the same post that begin next after this one within a day (`after`), or that ended last before it; drafts aside. */
export async function neighbourShifts(
  client: pg.ClientBase,
  shift: Pick<Shift, 'id' | 'precinctId' | 'postId' | 'from' | 'until'>,
  side: 'before' | 'after',
): Promise<string[]> {
  const { rows } = await client.query<{ id: string; from: Date; until: Date }>(
    `select shift.id, shift.from_at as "from", shift.until_at as "until" from duty.shift shift join duty.roster roster on roster.id = shift.roster_id
     where shift.precinct_id = $1 and shift.post_id = $2 and shift.id <> $3 and shift.superseded_at is null and roster.state <> 'draft'
       and ${
         side === 'after'
           ? `shift.from_at >= $4::timestamptz - interval '30 minutes' and shift.from_at < $4::timestamptz + $5 * interval '1 hour'`
           : `shift.until_at <= $4::timestamptz + interval '30 minutes' and shift.until_at > $4::timestamptz - $5 * interval '1 hour'`
       }`,
    [shift.precinctId, shift.postId, shift.id, side === 'after' ? shift.until : shift.from, RELIEF_HOURS],
  )
  const times = rows.map((row) => (side === 'after' ? row.from : row.until).getTime())
  const nearest = side === 'after' ? Math.min(...times) : Math.max(...times)
  return rows.filter((_, at) => times[at] === nearest).map(({ id }) => id)
}

interface Item {
  id: string
  handoverId: string
  responseId: string
  sealed: Buffer
  keyId: string
  carriedFrom: string | null
  receivedAt: Date
}

/** What is still open at a post, oldest first. */
export async function openItemsOf(
  client: pg.ClientBase,
  { precinctId, postId }: Pick<Shift, 'precinctId' | 'postId'>,
): Promise<Item[]> {
  const { rows } = await client.query<Item>(
    `select id, handover_id as "handoverId", response_id as "responseId", sealed, key_id as "keyId", carried_from as "carriedFrom",
       received_at as "receivedAt"
     from duty.handover_item where precinct_id = $1 and post_id = $2 and closed_at is null order by received_at, id`,
    [precinctId, postId],
  )
  return rows
}

/** Items in words, '' where the key was destroyed. */
export async function itemsShown(vault: Vault, items: readonly Item[]): Promise<ItemShown[]> {
  return Promise.all(
    items.map(async ({ id, sealed, keyId, receivedAt }) => ({
      id,
      text: String((await vault.open({ keyId, bytes: sealed }, id)) ?? ''),
      since: receivedAt.toISOString(),
    })),
  )
}

/** A handover in words, with the items that it named, open or not. */
export async function handoverShown(client: pg.ClientBase, vault: Vault, one: Handover): Promise<HandoverShown> {
  const names = await memberNames(
    client,
    vault,
    (await findMembers(client, [one.signedBy, one.countersignedBy])).values(),
  )
  const { rows } = await client.query<Item>(
    `select id, handover_id as "handoverId", response_id as "responseId", sealed, key_id as "keyId", carried_from as "carriedFrom",
       received_at as "receivedAt"
     from duty.handover_item where precinct_id = $1 and handover_id = $2 order by id`,
    [one.precinctId, one.id],
  )
  const text = await vault.open({ keyId: one.keyId, bytes: one.sealed }, one.id)
  const remark =
    one.remarkSealed && one.remarkKeyId
      ? await vault.open({ keyId: one.remarkKeyId, bytes: one.remarkSealed }, `${one.id} remark`)
      : null
  return {
    id: one.id,
    shiftId: one.shiftId,
    text: String(text ?? ''),
    remark: remark === null ? null : String(remark ?? ''),
    signedBy: names.get(one.signedBy) ?? '',
    signedAt: one.signedAt.toISOString(),
    countersignedBy: one.countersignedBy ? (names.get(one.countersignedBy) ?? '') : null,
    countersignedAt: one.countersignedAt?.toISOString() ?? null,
    items: await itemsShown(vault, rows),
  }
}
