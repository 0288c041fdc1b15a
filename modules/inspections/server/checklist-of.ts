import type pg from 'pg'
import { refuse } from '../../../platform/shared/problem.ts'
import type { Checklist } from '../../playbooks/checklists.ts'
import { playbookOf } from '../../responses/server/public.ts'
import { problems } from '../problems.ts'

/** The checklist as the response's playbook has it, frozen when it opened. Refuses with notFound, checklistUnknown. */
export async function checklistOf(client: pg.ClientBase, responseId: string, checklistId: string): Promise<Checklist> {
  const { checklists } = await playbookOf(client, responseId)
  return checklists.find(({ id }) => id === checklistId) ?? refuse(problems.checklistUnknown())
}
