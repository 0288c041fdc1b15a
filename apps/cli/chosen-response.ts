import { refuse } from '../../platform/shared/problem.ts'
import type { OperatorDesk } from './operator-desk.ts'
import { problems } from './problems.ts'

/** The response that `--response` names, or the only open one. Refuses with responseNeeded, noOpenResponse. */
export async function chosenResponse(desk: OperatorDesk, given: string | undefined): Promise<string> {
  if (given) return given
  const { rows } = (await desk.asks('responses.list', { limit: 200 })) as {
    rows: { id: string; name: string; closedAt: string | null }[]
  }
  const open = rows.filter(({ closedAt }) => closedAt === null)
  if (!open[0]) return refuse(problems.noOpenResponse())
  if (open.length > 1)
    return refuse(problems.responseNeeded({ open: open.map(({ id, name }) => `${name} ${id}`).join('; ') }))
  return open[0].id
}
