import { type CheckAgainst, checkPlaybook } from './check-playbook.ts'
import { findingText } from './finding.ts'

/**
 * What `muster playbook check DIR` prints, and its exit code: 0 when the playbook may be used, 1 when there is something to mend.
 * With `json`, one JSON object `{ folder, ok, findings }`.
 */
export async function runPlaybookCheck(
  folder: string,
  { json = false, ...against }: CheckAgainst & { json?: boolean } = {},
): Promise<{ exitCode: 0 | 1; text: string }> {
  const findings = await checkPlaybook(folder, against)
  const exitCode = findings.length > 0 ? 1 : 0
  if (json) return { exitCode, text: JSON.stringify({ folder, ok: exitCode === 0, findings }, undefined, 2) }
  if (exitCode === 0) return { exitCode, text: `预案可用：${folder}\nThe playbook may be used: ${folder}` }
  const count = findings.length
  const total = `共 ${count} 处需要改正。\n${count} ${count === 1 ? 'thing' : 'things'} to mend.`
  return { exitCode, text: [...findings.map(findingText), total].join('\n') }
}
