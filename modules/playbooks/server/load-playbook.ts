import { join } from 'node:path'
import { refuse } from '../../../platform/shared/problem.ts'
import type { Playbook, PlaybookSummary } from '../playbook.ts'
import { problems } from '../problems.ts'
import { readPlaybook } from './check-playbook.ts'
import { playbookIds, playbooksFolder } from './folders.ts'

/**
 * The playbook with this id. Refuses with unknownPlaybook, or with brokenPlaybook when the check finds a mistake: a response
 * must not open on half a playbook.
 */
export async function loadPlaybook(id: string, folder = playbooksFolder): Promise<Playbook> {
  const known = await playbookIds(folder)
  // Only a name from the listing is opened, so that an id such as `../secrets` reaches no file.
  if (!known.includes(id)) refuse(problems.unknownPlaybook({ id, known: known.join(', ') }))
  const { playbook, findings } = await readPlaybook(join(folder, id))
  const [first] = findings
  if (playbook) return playbook
  return refuse(
    problems.brokenPlaybook({
      id,
      count: findings.length,
      file: first?.file ?? id,
      line: first?.line ?? 1,
      firstZh: first?.wrong.zh ?? '',
      firstEn: first?.wrong.en ?? '',
    }),
  )
}

/** The playbooks that a response can be opened from, by id; one with mistakes is left out until it is mended. */
export async function listPlaybooks(folder = playbooksFolder): Promise<PlaybookSummary[]> {
  const read = await Promise.all((await playbookIds(folder)).map((id) => readPlaybook(join(folder, id))))
  return read.flatMap(({ playbook }) => {
    if (!playbook) return []
    const { id, name, summary, level, responseLevels, rulePack } = playbook
    return [{ id, name, summary, level, responseLevels, rulePack }]
  })
}
