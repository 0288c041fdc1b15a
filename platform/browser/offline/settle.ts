import type { Answer } from '../api.ts'
import type { AnsweredProblem } from '../api-problem.ts'
import { ApiProblem } from '../api-problem.ts'

/** What one posting of a batch came to. */
export type Posting =
  | { kind: 'answered'; answers: Answer[] }
  /** No answer for the whole batch: nothing is known, so everything is sent again under the same ids. */
  | { kind: 'later'; afterMs?: number | undefined }
  | { kind: 'signedOut' }
  | { kind: 'deviceRevoked' }
  /** The server will not read this batch as a whole; halving it finds the command that spoils it. */
  | { kind: 'unreadable'; problem: AnsweredProblem }

/** What becomes of one command after a posting. */
export type Settled =
  | { id: string; state: 'accepted'; result?: unknown }
  | { id: string; state: 'refused'; problem: AnsweredProblem }
  | { id: string; state: 'retry'; afterMs: number }

export const deviceRevoked = 'access.deviceRevoked'

/** Reads what was thrown while posting: which of the few things that a phone can do next. */
export function postingOf(thrown: unknown): Posting {
  if (!(thrown instanceof ApiProblem)) return { kind: 'later' }
  if (thrown.problem.code === deviceRevoked) return { kind: 'deviceRevoked' }
  if (thrown.status === 401) return { kind: 'signedOut' }
  const unread = thrown.status === 400 || thrown.status === 413 || thrown.status === 415 || thrown.status === 422
  if (unread) return { kind: 'unreadable', problem: thrown.problem }
  return { kind: 'later', afterMs: thrown.afterMs }
}

/**
 * The new state of each command of a batch. A command that the server did not mention is sent again; an unreadable
 * batch of one is that command's refusal, so that it reaches a person instead of stopping the queue for ever.
 */
export function settle(ids: string[], posting: Posting): Settled[] {
  if (posting.kind === 'unreadable' && ids.length === 1) {
    return ids.map((id) => ({ id, state: 'refused', problem: posting.problem }))
  }
  if (posting.kind !== 'answered') {
    const afterMs = posting.kind === 'later' ? (posting.afterMs ?? 0) : 0
    return ids.map((id) => ({ id, state: 'retry', afterMs }))
  }
  const answers = new Map(posting.answers.map((answer) => [answer.id, answer]))
  return ids.map((id) => settledBy(id, answers.get(id)))
}

function settledBy(id: string, answer: Answer | undefined): Settled {
  if (!answer) return { id, state: 'retry', afterMs: 0 }
  if (answer.outcome === 'accepted') return { id, state: 'accepted', result: answer.result }
  if (answer.outcome === 'refused') return { id, state: 'refused', problem: answer.problem }
  return { id, state: 'retry', afterMs: answer.afterMs }
}

/** True when the server told us, for a command or for the whole batch, that this phone may no longer be used. */
export function saysRevoked(posting: Posting): boolean {
  if (posting.kind === 'deviceRevoked') return true
  if (posting.kind !== 'answered') return false
  return posting.answers.some((answer) => answer.outcome === 'refused' && answer.problem.code === deviceRevoked)
}
