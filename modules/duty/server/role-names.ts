import type pg from 'pg'
import { playbookOf } from '../../responses/server/public.ts'

/** What the playbook of a response calls the roles of its posts, by role. A role that two kinds name differently is named by the first. */
export async function roleNames(
  client: pg.ClientBase,
  responseId: string,
): Promise<Map<string, { zh: string; en: string }>> {
  const { posts } = await playbookOf(client, responseId)
  const named = posts.flatMap(({ staffing }) => staffing.map(({ role, name }) => [role, name] as const))
  return new Map(named.reverse())
}
