import type pg from 'pg'
import { areaNames } from '../../areas/server/public.ts'
import { allWorkKinds } from '../work.ts'
import type { WorkShown } from '../work-shown.ts'
import type { Work } from './find-work.ts'

/** Work as screens show it, in the order given. */
export async function workInWords(client: pg.ClientBase, works: readonly Work[], now: Date): Promise<WorkShown[]> {
  const places = await areaNames(
    client,
    works.map(({ areaId }) => areaId),
  )
  return works.map((work) => ({
    id: work.id,
    responseId: work.responseId,
    kind: work.kind,
    kindTitle: allWorkKinds().get(work.kind)?.title ?? { zh: work.kind, en: work.kind },
    subjectId: work.subjectId,
    planId: work.planId,
    title: work.title,
    owner: work.owner,
    organisationId: work.organisationId,
    userId: work.userId,
    areaId: work.areaId,
    areaName: places.get(work.areaId) ?? '',
    state: work.state,
    checked: work.checked,
    proof: work.proof,
    openedAt: work.madeAt.toISOString(),
    firstDueAt: work.firstDueAt.toISOString(),
    dueAt: work.dueAt.toISOString(),
    overdue: work.state === 'due' && work.dueAt <= now,
    rung: work.rung,
    finishedAt: work.finishedAt?.toISOString() ?? null,
    closedAt: work.closedAt?.toISOString() ?? null,
    lookedAgainAt: work.lookedAgainAt?.toISOString() ?? null,
  }))
}
