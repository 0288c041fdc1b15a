import pg from 'pg'
import { afterAll, expect } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import type { As, Member, Part } from '../../../tests/support/cast.ts'
import { places } from '../../../tests/support/places.ts'
import type { MyMessages } from '../../notices/message.ts'

export type Told = MyMessages['rows'][number]

/** What somebody was told, the oldest first, once all that follows from what was done is done. */
export function listening(databaseUrl: string) {
  const owner = new pg.Client({ connectionString: databaseUrl })
  const connected = owner.connect()
  afterAll(() => owner.end())
  const waiting = async () => {
    await connected
    const { rows } = await owner.query<{ count: number }>(
      'select count(*)::int as count from graphile_worker.jobs where run_at <= clock_timestamp()',
    )
    return rows[0]?.count
  }
  return async (member: Member): Promise<Told[]> => {
    await expect.poll(waiting, { timeout: 50_000, interval: 100 }).toBe(0)
    const { rows } = await member.ask<MyMessages>('notices.mine', { limit: 200 })
    return rows.toReversed()
  }
}

/** Puts these people of the cast on the duty list by their accounts. */
export async function enterParts(as: As, responseId: string, parts: readonly Part[]): Promise<Map<Part, string>> {
  const memberOf = new Map<Part, string>()
  for (const part of parts) {
    const { userId } = await as(part)
    const memberId = newId()
    const members = [{ memberId, areaId: places.village, userId }]
    await (await as('commander')).does('duty.addMembers', { responseId, members })
    memberOf.set(part, memberId)
  }
  return memberOf
}

/** Puts somebody on a shift; answers the assignment's id. */
export async function put(as: As, shiftId: string | undefined, memberId: string | undefined): Promise<string> {
  const assignmentId = newId()
  await (await as('townshipLead')).does('duty.assignMember', { assignmentId, shiftId, memberId, role: 'member' })
  return assignmentId
}

/** Tables of the house in which a text stands anywhere, as their owner reads them. */
export async function tablesWith(databaseUrl: string, text: string): Promise<string[]> {
  const owner = new pg.Client({ connectionString: databaseUrl })
  await owner.connect()
  const { rows } = await owner.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)'`,
  )
  const found: string[] = []
  for (const { name } of rows) {
    const hits = await owner.query(`select from ${name} as one where strpos(one::text, $1) > 0 limit 1`, [text])
    if (hits.rowCount) found.push(name)
  }
  await owner.end()
  return found
}
