import { type AreaId, isWithin, parentOf } from '../../platform/shared/area-id.ts'
import { localStamp } from '../../platform/shared/dates.ts'
import type { Problem } from '../../platform/shared/problem.ts'
import { moveFrom } from '../../platform/shared/state-machine.ts'
import { problems } from './problems.ts'
import { type WorkGuard, type WorkMoveName, type WorkState, workMachine } from './work-machine.ts'

/** What the rules need to know of a piece of work. */
export interface WorkFacts {
  title: string
  owner: string
  state: WorkState
  checked: boolean
  proof: 'none' | 'photo'
  organisationId: string | null
  userId: string | null
  finishedBy: string | null
  finishedAt: Date | null
}

/** Who wants to move it, and what they bring. */
export interface Mover {
  userId: string
  /** Bodies they speak for: the one whose head they are, and those below it. */
  bodies: ReadonlySet<string>
  /** Only the one whose head they are: whoever is set over a body may check it. */
  ownBodies: ReadonlySet<string>
  /** They give work here, so they may also report for others: whoever has no phone tells them. */
  speaksForOthers: boolean
  photos: number
  madeAt: Date
  dueAt?: Date | undefined
}

const guards: Record<WorkGuard, (work: WorkFacts, by: Mover) => Problem | undefined> = {
  owedByThem: ({ title, owner, userId, organisationId }, by) => {
    const theirs = userId ? userId === by.userId : !organisationId || by.bodies.has(organisationId)
    return theirs || by.speaksForOthers ? undefined : problems.notOwedByYou({ title, owner })
  },
  proofShown: ({ title, proof }, { photos }) =>
    proof === 'photo' && photos === 0 ? problems.photoNeeded({ title }) : undefined,
  wantsNoCheck: ({ title, checked }) => (checked ? problems.wantsCheck({ title }) : undefined),
  anotherChecks: ({ title, userId, organisationId, finishedBy }, by) =>
    by.userId === finishedBy || by.userId === userId || (organisationId !== null && by.ownBodies.has(organisationId))
      ? problems.ownCheck({ title })
      : undefined,
  deadlineAhead: (_work, by) => whyNotDeadline(by),
}

/** Why a deadline cannot be set: it lies before the moment somebody set it, by the field's own time. */
export function whyNotDeadline({ madeAt, dueAt }: { madeAt: Date; dueAt?: Date | undefined }): Problem | undefined {
  return dueAt && dueAt > madeAt ? undefined : problems.deadlinePassed({ due: dueAt ? localStamp(dueAt) : '' })
}

/** Why somebody cannot move a piece of work so, now. */
export function whyNotMove(work: WorkFacts, name: WorkMoveName, by: Mover): Problem | undefined {
  const move = moveFrom(workMachine, work.state, name)
  if (!move) return notNow(work, name)
  for (const guard of move.guards) {
    const problem = guards[guard](work, by)
    if (problem) return problem
  }
  return undefined
}

function notNow({ title, state, finishedAt }: WorkFacts, name: WorkMoveName): Problem {
  if (finishedAt && (name === 'finish' || name === 'settle'))
    return problems.finishedAlready({ title, at: localStamp(finishedAt) })
  const { zh, en } = workMachine.states[state]
  return problems.notNow({ title, state: en, stateZh: zh })
}

/** The area so many levels up, but never above the top: the response's own area hears of it again. */
export function areaAbove(areaId: AreaId, levels: number, top: AreaId): AreaId {
  let at = areaId
  for (let up = 0; up < levels; up++) {
    const parent = parentOf(at)
    if (at === top || !parent || !isWithin(parent, top)) return at
    at = parent
  }
  return at
}

/** When the next rung is to be told; undefined when all have been. `rungs`: minutes past the deadline for each. */
export function nextTelling(dueAt: Date, rungs: readonly number[], told: number): Date | undefined {
  const minutes = rungs[told]
  return minutes === undefined ? undefined : new Date(dueAt.getTime() + minutes * 60_000)
}

/** How many rungs have been reached by a moment, one after the other. */
export function rungsReached(dueAt: Date, rungs: readonly number[], now: Date): number {
  const ahead = rungs.findIndex((minutes) => dueAt.getTime() + minutes * 60_000 > now.getTime())
  return ahead < 0 ? rungs.length : ahead
}
