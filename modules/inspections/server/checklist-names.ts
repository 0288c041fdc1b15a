import type pg from 'pg'
import type { Checklist } from '../../playbooks/checklists.ts'
import { findResponses, playbookOf } from '../../responses/server/public.ts'

type Words = { zh: string; en: string }

/** The checklists of a response by id; none where it cannot be seen, or none is asked about. */
export async function checklistsOf(
  client: pg.ClientBase,
  responseId: string | undefined,
): Promise<Map<string, Checklist>> {
  if (!responseId || !(await findResponses(client, [responseId])).has(responseId)) return new Map()
  const { checklists } = await playbookOf(client, responseId)
  return new Map(checklists.map((one) => [one.id, one]))
}

/** What a checklist is called; its id where the playbook no longer says. */
export function nameOf(checklists: ReadonlyMap<string, Checklist>, id: string): Words {
  return checklists.get(id)?.name ?? { zh: id, en: id }
}
