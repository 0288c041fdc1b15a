import type pg from 'pg'
import type { z } from 'zod'
import type { Purpose } from '../shared/personal.ts'
import { refuse } from '../shared/problem.ts'
import { type Actor, type Scope, scopeOf } from './actor.ts'
import { type Database, inTransaction } from './database.ts'
import { mustHold } from './must-hold.ts'
import { platformProblems } from './problems.ts'
import type { Vault } from './vault/vault.ts'

export interface QueryContext {
  /** A read-only transaction under row security: what lies outside the scope is not there. */
  db: Database
  client: pg.ClientBase
  vault: Vault
  actor: Actor
  scope: Scope
  /** The moment the answer speaks of. */
  now: Date
  purpose?: Purpose | undefined
  /** A sensitive query says whose fields it opened; the platform writes it into the ledger before it answers. */
  reads(subject: { ids: string[]; areaId?: string; responseId?: string }): void
}

export interface Query<I extends z.ZodType, O extends z.ZodType> {
  /** module.noun */
  name: string
  /** Or a function, where the input decides: a figure asks for the permission of its rows. */
  permission: string | ((input: z.output<I>) => string)
  input: I
  output: O
  /** Opens personal fields: needs a purpose and leaves a ledger entry. */
  sensitive?: boolean
  /**
   * Topics of what it tells. Where given, those who see the same share one answer until screens hear of such a topic: it
   * must depend on nothing of the actor but their scope and language.
   */
  sharedUntil?: readonly string[]
  run(context: QueryContext, input: z.output<I>): Promise<z.input<O>>
}

export type AnyQuery = Query<z.ZodType, z.ZodType>

/** Declares a question that may be asked over HTTP, with its permission, its shapes and whether it opens personal fields. */
export function query<I extends z.ZodType, O extends z.ZodType>(definition: Query<I, O>): Query<I, O> {
  return definition
}

export interface Reading {
  query: string
  purpose: Purpose
  subjectIds: string[]
  /** It opens personal fields, of whomever: an export of many. */
  personal?: boolean
  areaId?: string
  responseId?: string
}

export interface QueryTools {
  pool: pg.Pool
  vault: Vault
  /** Durable before the answer is given. */
  recordReading(actor: Actor, reading: Reading): Promise<void>
}

/** Answers one question for one actor, within what its permission opens to them. Refuses with a Refusal. */
export async function answerQuery(
  tools: QueryTools,
  asked: AnyQuery,
  { actor, input, purpose }: { actor: Actor; input: unknown; purpose?: Purpose | undefined },
): Promise<unknown> {
  const permission = typeof asked.permission === 'string' ? asked.permission : asked.permission(input)
  const started = new Date()
  mustHold(actor, permission, started)
  if (asked.sensitive && !purpose) refuse(platformProblems.purposeNeeded())
  const scope = scopeOf([actor], permission, started)
  refuseOtherResponse(scope, input)
  const readings: Reading[] = []
  const answer = await inTransaction(
    tools.pool,
    { scope: scope.spans, organisations: scope.organisations, mode: 'read' },
    ({ db, client, now }) =>
      asked.run(
        {
          db,
          client,
          vault: tools.vault,
          actor,
          scope,
          now,
          purpose,
          reads: ({ ids, ...where }) => {
            refuseOtherResponse(scope, where)
            readings.push({ query: asked.name, purpose: purpose as Purpose, subjectIds: ids, ...where })
          },
        },
        input,
      ),
  )
  for (const reading of readings) await tools.recordReading(actor, reading)
  return answer
}

/** Whoever is bound to one response asks of no other: it looks the same as one that is not there. */
export function refuseOtherResponse({ responseIds }: Scope, of: unknown): void {
  const responseId = (of as { responseId?: unknown } | null)?.responseId
  if (responseIds && typeof responseId === 'string' && !responseIds.includes(responseId))
    refuse(platformProblems.notFound())
}
