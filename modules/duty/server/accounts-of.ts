import type pg from 'pg'
import { findMembers } from './find-members.ts'

/** The accounts of members who still serve, by member id. Who has none cannot be told anything here. */
export async function accountsOf(client: pg.ClientBase, memberIds: readonly string[]): Promise<Map<string, string>> {
  const cards = await findMembers(client, memberIds)
  return new Map(
    [...cards.values()].flatMap(({ id, userId, leftAt }) => (userId && !leftAt ? [[id, userId] as const] : [])),
  )
}
