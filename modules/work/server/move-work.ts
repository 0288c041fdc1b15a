import type { ActionContext } from '../../../platform/server/action.ts'
import { mayAct } from '../../../platform/server/actor.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { moveFrom } from '../../../platform/shared/state-machine.ts'
import { findOrganisations } from '../../organisations/server/public.ts'
import { type Mover, nextTelling, whyNotMove } from '../rules.ts'
import { type WorkMoveName, type WorkState, workMachine } from '../work-machine.ts'
import { findWork, type Work } from './find-work.ts'
import { mustHavePhotos } from './must-have-photos.ts'
import { itemTable, stepTable } from './work-tables.ts'

/** One step to take with a piece of work. */
export interface WorkMove {
  workId: string
  note?: string | undefined
  photos?: readonly string[] | undefined
  /** The field record by which it was done, in the room of its kind. */
  recordId?: string | undefined
  /** For moves that set a deadline anew. */
  dueAt?: Date | undefined
  /** For handing on. */
  to?: { owner: string; organisationId?: string | undefined; userId?: string | undefined } | undefined
}

/** What a move leaves of an item; keys are columns. */
type Change = Record<string, unknown>

/**
 * Takes a step with each piece of work, in the action's own transaction, and answers how each stands after it. Refuses with
 * notFound, notNow, finishedAlready, notOwedByYou, photoNeeded, photoUnknown, ownCheck, deadlinePassed.
 */
export async function moveWork(
  context: ActionContext,
  name: WorkMoveName,
  moves: readonly WorkMove[],
): Promise<Work[]> {
  const found = await findWork(
    context.client,
    moves.map(({ workId }) => workId),
    { hold: true },
  )
  await mustHavePhotos(context, moves)
  const own = await ownBodies(context, [...found.values()])
  const taken = moves.map((move) => {
    const work = found.get(move.workId) ?? refuse(platformProblems.notFound())
    refuseIf(whyNotMove(work, name, moverOf(context, { work, move, own })))
    const to = moveFrom(workMachine, work.state, name)?.to as WorkState
    return { work, move, to, changed: changeOf(context, { work, move, name, to }) }
  })
  await context.record(
    stepTable,
    taken.map(({ work, move, to, changed }) => stepOf(context, { work, move, name, to, changed })),
  )
  for (const { work, changed } of taken) await change(context, work, changed)
  return taken.map(({ work, to, changed }) => ({
    ...work,
    state: to,
    step: work.step + 1,
    dueAt: (changed.due_at as Date | undefined) ?? work.dueAt,
  }))
}

function moverOf(
  { actor, madeAt, now }: ActionContext,
  { work, move, own }: { work: Work; move: WorkMove; own: ReadonlySet<string> },
): Mover {
  const { photos = [], dueAt } = move
  const { areaId, responseId, organisationId } = work
  const place = { areaId, responseId, ...(organisationId ? { organisationId } : {}) }
  return {
    userId: actor.userId,
    bodies: new Set(actor.grants.flatMap((grant) => [...(grant.organisationIds ?? [])])),
    ownBodies: own,
    speaksForOthers: mayAct(actor, 'work.give', place, now),
    photos: photos.length,
    madeAt,
    dueAt,
  }
}

// A grant names a body and all below it. Whose parent it does not name is the body itself, not one they are set over.
async function ownBodies({ client, actor }: ActionContext, works: readonly Work[]): Promise<Set<string>> {
  const spokenFor = actor.grants.flatMap(({ organisationIds }) => organisationIds ?? [])
  const owing = works.flatMap(({ organisationId }) =>
    organisationId && spokenFor.some((bodies) => bodies.has(organisationId)) ? [organisationId] : [],
  )
  const bodies = await findOrganisations(client, owing)
  return new Set(
    owing.filter((id) => {
      const parent = bodies.get(id)?.parentId
      return spokenFor.some((named) => named.has(id) && !(parent && named.has(parent)))
    }),
  )
}

interface Taken {
  work: Work
  move: WorkMove
  name: WorkMoveName
  to: WorkState
}

function changeOf({ actor, madeAt, now }: ActionContext, { work, move, name, to }: Taken): Change {
  const step = work.step + 1
  const still = { state: to, step, tell_at: null }
  if (name === 'handOn')
    return {
      ...{ state: to, step, owner: move.to?.owner },
      ...{ organisation_id: move.to?.organisationId ?? null, user_id: move.to?.userId ?? null },
    }
  if (name === 'withdraw') return { ...still, superseded_at: now }
  const finished = { finished_at: madeAt, finished_by: actor.userId }
  if (name === 'finish') return { ...still, ...finished }
  if (name === 'settle') return { ...still, ...finished, closed_at: madeAt }
  if (name === 'pass') return { ...still, closed_at: madeAt, checked_by: actor.userId }
  if (name === 'confirm') return { ...still, looked_again_at: madeAt }
  const dueAt = move.dueAt as Date
  return {
    ...{ state: to, step, due_step: step, due_at: dueAt, rung: 0, tell_at: nextTelling(dueAt, work.rungs, 0) ?? null },
    ...{ finished_at: null, finished_by: null, closed_at: null, checked_by: null },
    ...(name === 'reopen' ? { looked_again_at: madeAt } : {}),
  }
}

function stepOf(context: ActionContext, { work, move, name, to, changed }: Taken & { changed: Change }) {
  const { actor, commandId, madeAt, now } = context
  const finishedAt = (changed.finished_at as Date | undefined) ?? work.finishedAt
  return {
    ...{ precinct_id: work.precinctId, id: newId(), work_id: work.id, response_id: work.responseId },
    ...{ area_id: work.areaId, organisation_id: work.organisationId, number: work.step + 1, before: work.step },
    ...{ move: name, from_state: work.state, to_state: to, done_by: actor.userId },
    ...{ note: move.note ?? null, photos: [...(move.photos ?? [])], record_id: move.recordId ?? null },
    due_at: to === 'due' ? ((changed.due_at as Date | undefined) ?? work.dueAt) : null,
    finished_at: to === 'done' || to === 'closed' ? finishedAt : null,
    ...{ command_id: commandId, made_at: madeAt, received_at: now },
  }
}

async function change({ client }: ActionContext, work: Work, changed: Change): Promise<void> {
  const columns = Object.keys(changed)
  const set = columns.map((column, at) => `${column} = $${at + 3}`).join(', ')
  await client.query(`update ${itemTable.name} set ${set} where precinct_id = $1 and id = $2`, [
    work.precinctId,
    work.id,
    ...columns.map((column) => changed[column]),
  ])
}
