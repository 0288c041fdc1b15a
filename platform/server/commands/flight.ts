import type pg from 'pg'
import type { CommandAnswer } from '../../shared/command.ts'
import { type Problem, Refusal } from '../../shared/problem.ts'
import type { ActionContext, AnyAction } from '../action.ts'
import { grantsFor, mayAct, type Place } from '../actor.ts'
import { inTransaction, type Transaction } from '../database.ts'
import { writeEntries } from '../ledger/block.ts'
import type { LedgerEntry } from '../ledger/entry.ts'
import { type FieldTable, insertRows, keepsForGood, marksOf, type RecordMark, type Row } from '../ledger/field-table.ts'
import { platformProblems } from '../problems.ts'
import { type Sealed, STANDING, type Vault } from '../vault/vault.ts'
import { firstOfEachId, scopeOfAll, stepsOf } from './boarding.ts'
import { problemOfConstraint } from './constraints.ts'
import { answerOf, entryOf, type Landed, type Left } from './landed.ts'
import type { Order, Outcome } from './order.ts'
import { answersOf, askReceipts, type Receipt } from './receipts.ts'

export interface FlightTools {
  pool: pg.Pool
  vault: Vault
  /** Called inside the transaction: follow-up jobs are as durable as what they follow. */
  addJobs(client: pg.ClientBase, landed: readonly Landed[], now: Date): Promise<void>
}

/**
 * Group commit: all orders of `requests` in one transaction. Orders of one request run in their order; hot orders of
 * different requests that stand at the same step run together. Answers are durable when this returns. `refused` names
 * commands that the database itself held back on an earlier try, and why: they get their receipt without being run again.
 */
export async function fly(
  tools: FlightTools,
  requests: readonly (readonly Order[])[],
  refused: ReadonlyMap<string, Problem> = new Map(),
): Promise<{ answers: Map<string, CommandAnswer>; landed: Landed[] }> {
  const orders = firstOfEachId(requests.flat())
  const scope = scopeOfAll(orders)
  const mode = orders.some((order) => order.action.freezes) ? 'freeze' : 'write'
  // What flies together is received at one moment, neither before nor after it. The desk then sends each alone.
  if (mode === 'freeze' && orders.length > 1) throw new Error('a moment is frozen by one command alone')
  return inTransaction(tools.pool, { ...scope, mode, ask: askReceipts(orders) }, async (transaction) => {
    const answers = answersOf(transaction.asked as unknown as Receipt[], orders)
    const landed: Landed[] = []
    const entries: LedgerEntry[] = []
    const late = lateWork()
    for (const group of stepsOf(requests, new Set(orders), answers)) {
      await late.settled()
      await runGroup({ ...tools, refused, late }, transaction, group, (one, left) => {
        landed.push(one)
        answers.set(one.order.command.id, answerOf(one))
        entries.push(entryOf(one, left, transaction.now))
      })
    }
    if (entries.length > 0) {
      await tools.addJobs(transaction.client, landed, transaction.now)
      const { sent, seal } = writeEntries(transaction.client, entries, transaction.now)
      late.sent(sent)
      late.sendLast()
      transaction.commitWith(seal, late.settled())
    }
    return { answers, landed }
  })
}

/** What an action has sent without waiting, and what it wants sent last; see ActionContext. */
interface LateWork extends Pick<ActionContext, 'sent' | 'last'> {
  sendLast(): void
  settled(): Promise<void>
}

function lateWork(): LateWork {
  let sent: Promise<unknown>[] = []
  const last: (() => Promise<unknown>)[] = []
  const keep = (work: Promise<unknown>) => {
    // Looked at when it is waited for; until then a failure is nobody's surprise.
    work.catch(() => {})
    sent.push(work)
  }
  return {
    sent: keep,
    last: (write) => last.push(write),
    sendLast() {
      for (const write of last) keep(write())
    },
    async settled() {
      const ends = await Promise.allSettled(sent)
      sent = []
      // After a failure the database refuses all that follows: the first one sent says why.
      const failed = ends.find((end) => end.status === 'rejected')
      if (failed) throw failed.reason
    },
  }
}

type Land = (one: Landed, left: Left) => void

const NOTHING: Left = { marks: [], inRow: false }

async function runGroup(
  tools: FlightTools & { refused: ReadonlyMap<string, Problem>; late: LateWork },
  transaction: Transaction,
  orders: Order[],
  land: Land,
): Promise<void> {
  const { client, now } = transaction
  const action = (orders[0] as Order).action
  const inputs = orders.map((order) => order.input)
  const actors = orders.map((order) => order.actor)
  const look = {
    client,
    actors,
    get db() {
      return transaction.db
    },
  }
  const places = await action.place(look, inputs)
  await keysFor(tools.vault, orders, places, now)
  const ready: Ready[] = []
  for (const [at, order] of orders.entries()) {
    const place = places[at]
    const problem = whyNotAct(order, place, now)
    if (problem || !place) {
      // Nobody had the right to send this: its personal half is not kept at all.
      const outcome = { kind: 'refused' as const, problem: problem ?? platformProblems.notFound() }
      land({ order, outcome, place: undefined }, NOTHING)
      continue
    }
    const left = { sealed: sealInput(tools.vault, order, place, now), marks: [], inRow: false }
    const held = tools.refused.get(order.command.id)
    if (held) land({ order, outcome: { kind: 'refused', problem: held }, place }, left)
    else ready.push({ order, context: contextOf(tools, transaction, order, place, left), left })
  }
  if (ready.length === 0) return
  const outcomes = await runReady(action, client, ready)
  for (const [at, { order, context, left }] of ready.entries()) {
    const outcome = outcomes[at] as Outcome
    // What a refused command wrote is undone.
    land(
      { order, outcome, place: context.place },
      outcome.kind === 'accepted' ? left : { ...NOTHING, sealed: left.sealed },
    )
  }
}

interface Ready {
  order: Order
  context: ActionContext
  left: Left
}

async function runReady(
  action: AnyAction,
  client: pg.ClientBase,
  ready: readonly { order: Order; context: ActionContext }[],
): Promise<Outcome[]> {
  if (action.runMany) {
    const contexts = ready.map((one) => one.context)
    const ends = await action.runMany(
      contexts,
      ready.map((one) => one.order.input),
    )
    return ends.map((end) => ('code' in end ? { kind: 'refused', problem: end } : { kind: 'accepted', happened: end }))
  }
  const outcomes: Outcome[] = []
  for (const { order, context } of ready) {
    if (action.timeout) await client.query(`set local statement_timeout = ${Math.floor(action.timeout)}`)
    outcomes.push(await runOne(action, client, context, order.input))
  }
  return outcomes
}

async function runOne(
  action: AnyAction,
  client: pg.ClientBase,
  context: ActionContext,
  input: unknown,
): Promise<Outcome> {
  await client.query('savepoint command')
  try {
    const happened = await action.run(context, input)
    await client.query('release savepoint command')
    return { kind: 'accepted', happened }
  } catch (error) {
    const problem = error instanceof Refusal ? error.problem : problemOfConstraint(error)
    if (!problem) throw error
    await client.query('rollback to savepoint command')
    return { kind: 'refused', problem }
  }
}

function whyNotAct({ actor, action }: Order, place: Place | undefined, now: Date): Problem | undefined {
  const { permission } = action
  if (permission !== 'own' && grantsFor(actor, permission, now).length === 0)
    return platformProblems.notAllowed({ permission })
  // Authority comes before existence: what lies outside the scope looks the same as what is not there.
  if (!place || !mayAct(actor, permission, place, now)) return platformProblems.notFound()
  return undefined
}

/** Loads the keys that these orders will be sealed under; most flights wait for none. */
async function keysFor(
  vault: Vault,
  orders: readonly Order[],
  places: readonly (Place | undefined)[],
  now: Date,
): Promise<void> {
  const ready = new Set<string>()
  for (const [at, { action, personal }] of orders.entries()) {
    const place = places[at]
    if (personal === undefined || !place) continue
    const [responseId, className] = sealUnder(action, place)
    if (ready.has(responseId + className)) continue
    ready.add(responseId + className)
    await vault.ready(responseId, className, now)
  }
}

function sealInput(vault: Vault, { action, personal, command }: Order, place: Place, now: Date): Sealed | undefined {
  if (personal === undefined) return undefined
  const [responseId, className] = sealUnder(action, place)
  return vault.seal(responseId, className, now, personal, command.id)
}

function sealUnder({ sealClass = 'field' }: AnyAction, { responseId = STANDING }: Place): [string, string] {
  return [responseId, sealClass]
}

function contextOf(
  { vault, late }: { vault: Vault; late: LateWork },
  transaction: Transaction,
  { actor, command }: Order,
  place: Place,
  left: { sealed: Sealed | undefined; marks: RecordMark[]; inRow: boolean },
): ActionContext {
  const { client, now } = transaction
  const mark = (table: FieldTable, rows: readonly Row[]) => {
    left.marks.push(...marksOf(table, rows))
    left.inRow ||= keepsForGood(table, rows, left.sealed?.bytes)
  }
  return {
    client,
    get db() {
      return transaction.db
    },
    vault,
    actor,
    place,
    now,
    sealed: left.sealed,
    madeAt: new Date(command.madeAt),
    commandId: command.id,
    deviceId: command.device ?? null,
    async record(table, rows) {
      const all = Array.isArray(rows) ? rows : [rows]
      mark(table, all)
      await insertRows(client, table, all)
    },
    mark,
    sent: late.sent,
    last: late.last,
  }
}
