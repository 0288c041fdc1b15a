import { newId } from '../shared/ids.ts'
import type { Purpose } from '../shared/personal.ts'
import { type AnsweredProblem, ApiProblem, isSignedOut, offlineProblem, problemOf } from './api-problem.ts'

export type Command = { id: string; action: string; input: unknown; madeAt: string; device: string }
export type Answer =
  | { id: string; outcome: 'accepted'; result?: unknown }
  | { id: string; outcome: 'refused'; problem: AnsweredProblem }
  | { id: string; outcome: 'retry'; afterMs: number }

/** Raised on `window` when the server says the session is over; the shell then shows the sign-in page. */
export const SIGNED_OUT_EVENT = 'muster:signed-out'

const DEVICE = 'muster.device'
const ATTEMPTS = 4
// Commands with no answer yet: pressing the button again sends the same id, so nothing is recorded twice.
const unanswered = new Map<string, Command>()

/** This browser's id, made once. */
export function deviceId(): string {
  const known = localStorage.getItem(DEVICE)
  if (known) return known
  const made = newId()
  localStorage.setItem(DEVICE, made)
  return made
}

export function makeCommand(action: string, input: unknown): Command {
  return { id: newId(), action, input, madeAt: new Date().toISOString(), device: deviceId() }
}

/** Sends one command and waits until it is durable. Gives the action's result; throws ApiProblem when refused. */
export async function sendCommand<Result = unknown>(action: string, input: unknown): Promise<Result> {
  const key = `${action} ${JSON.stringify(input)}`
  const command = unanswered.get(key) ?? makeCommand(action, input)
  unanswered.set(key, command)
  for (let attempt = 1; ; attempt++) {
    const answer = await postJson<Exclude<Answer, { outcome: 'retry' }>>('/api/commands', command).catch(
      afterBusy(attempt),
    )
    if (!answer) continue
    unanswered.delete(key)
    if (answer.outcome === 'refused') throw new ApiProblem(answer.problem, 409)
    return answer.result as Result
  }
}

/** Sends up to 200 commands in order, for an outbox: the caller deals with each answer. */
export async function sendCommands(commands: Command[], signal?: AbortSignal): Promise<Answer[]> {
  const { answers } = await postJson<{ answers: Answer[] }>('/api/commands', { commands }, signal)
  return answers
}

/** Asks a query. `purpose` is needed for what is sensitive, and that read is written to the ledger. */
export function ask<Output>(
  name: string,
  input: object = {},
  { purpose, signal }: { purpose?: Purpose; signal?: AbortSignal } = {},
): Promise<Output> {
  return postJson<Output>(`/api/queries/${name}`, purpose ? { ...input, purpose } : input, signal)
}

/** POSTs JSON with our header; throws ApiProblem for anything but a 2xx answer. */
export async function postJson<Output>(path: string, body: unknown, signal?: AbortSignal): Promise<Output> {
  return readAnswer<Output>(
    await reach(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-muster': '1' },
      body: JSON.stringify(body),
      ...(signal && { signal }),
    }),
  )
}

export async function getJson<Output>(path: string): Promise<Output> {
  return readAnswer<Output>(await reach(path, {}))
}

/** fetch, where "no way there" is a problem with a text, not a TypeError. */
export async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { credentials: 'same-origin', ...init })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw offlineProblem()
  }
}

/** Throws the problem a failed answer carries, and tells the shell when it is a lost session. */
export async function problemOfResponse(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => undefined)
  const afterMs = Number(response.headers.get('retry-after') ?? 1) * 1000
  const problem = problemOf(response.status, body, afterMs)
  if (isSignedOut(problem)) window.dispatchEvent(new Event(SIGNED_OUT_EVENT))
  return problem
}

async function readAnswer<Output>(response: Response): Promise<Output> {
  if (!response.ok) throw await problemOfResponse(response)
  if (response.status === 204) return undefined as Output
  return (await response.json()) as Output
}

// A busy server kept nothing: wait as long as it asks, then send the same command again, a few times.
function afterBusy(attempt: number) {
  return async (error: unknown) => {
    if (!(error instanceof ApiProblem) || error.afterMs === undefined || attempt === ATTEMPTS) throw error
    await new Promise((resolve) => setTimeout(resolve, error.afterMs))
  }
}
