import type { ActionContext } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { problems } from '../problems.ts'
import { allWorkKinds } from '../work.ts'
import { findWork, type Work } from './find-work.ts'

/** The work, whatever its kind. Refuses with notFound. */
export async function getWork({ client }: ActionContext, workId: string): Promise<Work> {
  return (await findWork(client, [workId])).get(workId) ?? refuse(platformProblems.notFound())
}

/** The work, if the general actions may report and check it. Refuses with notFound, onItsOwnPage. */
export async function generalWork(context: ActionContext, workId: string): Promise<Work> {
  const work = await getWork(context, workId)
  const kind = allWorkKinds().get(work.kind)
  refuseIf(
    kind?.ownActions
      ? problems.onItsOwnPage({ title: work.title, kind: kind.title.en, kindZh: kind.title.zh })
      : undefined,
  )
  return work
}

/** What a general action tells of a step: facts without personal fields. */
export const topics = ['work', 'figures']
