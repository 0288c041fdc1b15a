import type pg from 'pg'
import type { z } from 'zod'
import type { CommandAnswer } from '../shared/command.ts'
import { refuse } from '../shared/problem.ts'
import { platformProblems } from './problems.ts'
import type { Vault } from './vault/vault.ts'

/** What stands behind a door for people without an account. */
export interface DoorContext {
  vault: Vault
  now: Date
  /** A read-only transaction that sees everything: the room itself keeps to what the secret in the input opens. */
  look<Found>(work: (client: pg.ClientBase) => Promise<Found>): Promise<Found>
  /** Sends commands as the house itself; the action records what was asked for, like any other. */
  submit(commands: readonly { id: string; action: string; input: unknown }[]): Promise<CommandAnswer[]>
}

/**
 * What somebody without an account may ask or send: a volunteer who signs up by a link. A secret in the input opens it, each
 * address may knock only so often, and what is changed is changed by an action.
 */
export interface OpenDoor<I extends z.ZodType = z.ZodType> {
  /** module.verbNoun */
  name: string
  input: I
  /** How often one address may knock: so many at once, and a second in the long run. */
  knocks: { burst: number; perSecond: number }
  answer(context: DoorContext, input: z.output<I>): Promise<object>
}

/** Declares a door for people without an account, served at POST /api/open/<name>. */
export function openDoor<I extends z.ZodType>(definition: OpenDoor<I>): OpenDoor<I> {
  return definition
}

/** Refuses as the first command that was refused, or with busy where one got no answer. */
export function mustBeDone(answers: readonly CommandAnswer[]): void {
  for (const answer of answers) {
    if (answer.outcome === 'refused') refuse(answer.problem)
    if (answer.outcome === 'retry') refuse(answer.problem ?? platformProblems.busy())
  }
}
