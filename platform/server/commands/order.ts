import type { z } from 'zod'
import { type Command, type CommandAnswer, Command as CommandSchema } from '../../shared/command.ts'
import { splitPersonal } from '../../shared/personal.ts'
import { type Problem, problemText } from '../../shared/problem.ts'
import type { AnyAction, Happened } from '../action.ts'
import { type Actor, holds } from '../actor.ts'
import { platformProblems } from '../problems.ts'
import { findUnsoundText, unsoundReason } from '../sound-text.ts'
import { inWords } from './in-words.ts'

/** A command that was read and understood, on its way through the desk. */
export interface Order {
  command: Command
  actor: Actor
  action: AnyAction
  input: unknown
  /** The two halves of the input: for the ledger and for the seal. */
  open: unknown
  personal: unknown
  /** Why it is not taken now. What was taken before is answered as it was: our own clock may have gone back since. */
  unlessKnown?: Problem
}

export type Outcome = { kind: 'accepted'; happened: Happened } | { kind: 'refused'; problem: Problem }

/** Reads one command as a device sent it. What cannot be read is answered at once and has no receipt: it has no sound id. */
export function readOrder(
  raw: unknown,
  actor: Actor,
  actions: ReadonlyMap<string, AnyAction>,
  now: Date,
): Order | CommandAnswer {
  const parsed = CommandSchema.safeParse(raw)
  if (!parsed.success) {
    const { field, reason, reasonZh } = reasonOf(parsed.error)
    const why = { reason: `${field}: ${reason}`, reasonZh: `${field} ${reasonZh}` }
    return refusedAnswer(idOf(raw), platformProblems.badCommand(why))
  }
  const command = parsed.data
  const action = actions.get(command.action)
  if (!action) return refusedAnswer(command.id, platformProblems.unknownAction({ action: command.action }))
  const minutes = Math.round((Date.parse(command.madeAt) - now.getTime()) / 60_000)
  const input = action.input.safeParse(command.input)
  if (!input.success) {
    // Who may not do it at all has nothing to correct.
    const { permission } = action
    const problem = holds(actor, permission, now)
      ? platformProblems.badInput(reasonOf(input.error))
      : platformProblems.notAllowed({ permission })
    return refusedAnswer(command.id, problem)
  }
  const field = findUnsoundText(input.data)
  if (field) return refusedAnswer(command.id, platformProblems.badInput({ field, ...unsoundReason }))
  const { open, personal } = splitPersonal(action.input, input.data)
  const order = { command, actor, action, input: input.data, open, personal }
  return minutes > 15 ? { ...order, unlessKnown: platformProblems.tooEarly({ minutes }) } : order
}

export function isOrder(one: Order | CommandAnswer): one is Order {
  return 'command' in one
}

export function refusedAnswer(id: string, problem: Problem): CommandAnswer {
  return {
    id,
    outcome: 'refused',
    problem: { ...problem, zh: problemText(problem, 'zh'), en: problemText(problem, 'en') },
  }
}

/** Which field, and why in both languages: never the value, which may be personal. */
export function reasonOf(error: z.ZodError): { field: string; reason: string; reasonZh: string } {
  const [issue] = error.issues
  const { zh, en } = issue ? inWords(issue) : { zh: '不符合要求', en: 'it is not as required' }
  return { field: issue?.path.join('.') || 'input', reason: en, reasonZh: zh }
}

/** The id that a command came with, as it was sent; '' where there is none. */
export function idOf(raw: unknown): string {
  const id = (raw as { id?: unknown } | null)?.id
  return typeof id === 'string' ? id.slice(0, 64) : ''
}
