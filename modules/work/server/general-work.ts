import type { ActionContext } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { problems } from '../problems.ts'
import { allWorkKinds } from '../work.ts'
import { findWork, type Work } from './find-work.ts'

/** The work, if the general actions may move it. Refuses with notFound, onItsOwnPage. */
export async function generalWork({ client }: ActionContext, workId: string): Promise<Work> {
  const work = (await findWork(client, [workId])).get(workId) ?? refuse(platformProblems.notFound())
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
