import type pg from 'pg'

export interface ApprovedSkill {
  skill: string
  /** Valid up to, but without; null: without an end. */
  until: Date | null
}

/** Skills of members that were approved and not ended, whether or not they are still valid, by member. */
export async function skillsOf(
  client: pg.ClientBase,
  memberIds: readonly string[],
): Promise<Map<string, ApprovedSkill[]>> {
  const { rows } = await client.query<{ member_id: string; skill: string; valid_until: Date | null }>(
    'select * from duty.skills_of($1)',
    [memberIds],
  )
  const found = new Map<string, ApprovedSkill[]>()
  for (const { member_id, skill, valid_until } of rows)
    found.set(member_id, [...(found.get(member_id) ?? []), { skill, until: valid_until }])
  return found
}
