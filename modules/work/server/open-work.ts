import type { ActionContext } from '../../../platform/server/action.ts'
import type { Row } from '../../../platform/server/ledger/field-table.ts'
import { type AreaId, precinctOf } from '../../../platform/shared/area-id.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { nextTelling, whyNotDeadline } from '../rules.ts'
import type { WorkKind } from '../work.ts'
import { mustHavePhotos } from './must-have-photos.ts'
import { itemTable, stepTable } from './work-tables.ts'

/** Work to open. `subjectId`: what it is about, in the room of its kind; one subject owes each deadline once. */
export interface NewWork {
  workId: string
  responseId: string
  areaId: AreaId
  kind: WorkKind
  subjectId: string
  planId?: string | undefined
  title: string
  /** A body or an office in words; who it is says one of the two ids, or neither: whoever leads the area. */
  owner: string
  organisationId?: string | undefined
  userId?: string | undefined
  dueAt: Date
  /** What is to be seen or known from the start. */
  note?: string | undefined
  photos?: readonly string[] | undefined
  /** Where they differ from the kind's own. */
  checked?: boolean | undefined
  proof?: 'none' | 'photo' | undefined
}

/**
 * Opens work in the action's own transaction: each is due from now on. Refuses with deadlinePassed, photoUnknown; the database with openedAlready
 * when the subject owes the same deadline already, so that a plan that runs twice opens nothing twice.
 */
export async function openWork(context: ActionContext, works: readonly NewWork[]): Promise<void> {
  for (const { dueAt } of works) refuseIf(whyNotDeadline({ madeAt: context.madeAt, dueAt }))
  await mustHavePhotos(context, works)
  await context.record(
    stepTable,
    works.map((work) => firstStep(context, work)),
  )
  await context.record(
    itemTable,
    works.map((work) => itemOf(context, work)),
  )
}

function where(work: NewWork): Row {
  const { responseId, areaId, organisationId } = work
  return {
    precinct_id: precinctOf(areaId),
    response_id: responseId,
    area_id: areaId,
    organisation_id: organisationId ?? null,
  }
}

function when({ commandId, madeAt, now }: ActionContext): Row {
  return { command_id: commandId, made_at: madeAt, received_at: now }
}

function firstStep(context: ActionContext, work: NewWork): Row {
  return {
    ...where(work),
    ...{ id: newId(), work_id: work.workId, number: 1, before: null, move: 'open', from_state: null, to_state: 'due' },
    ...{ done_by: context.actor.userId, note: work.note ?? null, photos: [...(work.photos ?? [])], due_at: work.dueAt },
    ...when(context),
  }
}

function itemOf(context: ActionContext, work: NewWork): Row {
  const { kind, dueAt } = work
  return {
    ...where(work),
    ...{ id: work.workId, kind: kind.name, subject_id: work.subjectId, plan_id: work.planId ?? null },
    ...{ title: work.title, owner: work.owner, user_id: work.userId ?? null },
    ...{ checked: work.checked ?? kind.checked, proof: work.proof ?? kind.proof, rungs: [...kind.tellAfterMinutes] },
    ...{ first_due_at: dueAt, due_at: dueAt, state: 'due', step: 1, due_step: 1, rung: 0 },
    tell_at: nextTelling(dueAt, kind.tellAfterMinutes, 0) ?? null,
    ...when(context),
  }
}
