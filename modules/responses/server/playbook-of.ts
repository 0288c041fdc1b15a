import type pg from 'pg'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import type { Playbook } from '../../playbooks/playbook.ts'

/** The playbook of a response as it was when it opened. Refuses with platform.notFound. */
export async function playbookOf(client: pg.ClientBase, responseId: string): Promise<Playbook> {
  const { rows } = await client.query<{ playbook: Playbook }>('select playbook from responses.response where id = $1', [
    responseId,
  ])
  return rows[0]?.playbook ?? refuse(platformProblems.notFound())
}
