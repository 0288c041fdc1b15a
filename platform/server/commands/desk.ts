import type { CommandAnswer } from '../../shared/command.ts'
import { type Problem, problemText } from '../../shared/problem.ts'
import type { AnyAction } from '../action.ts'
import type { Actor } from '../actor.ts'
import { isAway, isPassing, problemOfPassing } from '../passing-fault.ts'
import { openAdmission } from './admission.ts'
import { problemOfConstraint } from './constraints.ts'
import { type FlightTools, fly } from './flight.ts'
import type { Landed } from './landed.ts'
import { idOf, isOrder, type Order, readOrder } from './order.ts'
import { openWaitingLine } from './waiting-line.ts'

export interface CommandDesk {
  /** Takes what one device sent, in order; every answer is durable when it comes. */
  submit(actor: Actor, commands: readonly unknown[]): Promise<CommandAnswer[]>
  /** Resolves when nothing is under way any more: for a graceful stop. */
  drained(): Promise<void>
  /** Orders that wait for a flight, for metrics and back-off. */
  waiting(): number
}

export interface DeskTools extends FlightTools {
  actions: ReadonlyMap<string, AnyAction>
  /** Told after the commit. */
  onLanded(landed: readonly Landed[]): void
  onFault(error: unknown, order: Order): void
}

interface Request {
  orders: Order[]
  resolve(answers: Map<string, CommandAnswer>): void
}

/**
 * How many orders fly together at most, and how many flights are in the air at once. A second one leaves only well filled:
 * the way to the database costs the same for one as for a hundred.
 */
const FLIGHT_SIZE = 500
const FLIGHTS = 2
const WELL_FILLED = 24
/** Turns of the event loop that a flight waits at most while more come aboard in each of them. */
const BOARDING_TURNS = 20
const ALONE = 3
/** When to come again after the database was away. */
const AWAY_MS = 2000

/**
 * The desk where every change arrives. Hot actions (with `runMany`) of all devices share flights that leave whenever a
 * slot is free, without a timer; all others fly alone so that a long import holds nobody up.
 */
export function openDesk(tools: DeskTools): CommandDesk {
  const hot = lane(tools, FLIGHTS, FLIGHT_SIZE)
  const alone = lane(tools, ALONE, 1)
  return {
    async submit(actor, commands) {
      const chosen = commands.some((raw) => fliesAlone(raw, tools.actions)) ? alone : hot
      // Asked before anything is read: to send somebody away must cost next to nothing.
      const afterMs = chosen.whenToReturn(commands.length)
      if (afterMs !== undefined) return commands.map((raw) => retry(idOf(raw), afterMs))
      const now = new Date()
      const read = commands.map((raw) => readOrder(raw, actor, tools.actions, now))
      const orders = read.filter(isOrder)
      const answers = orders.length > 0 ? await chosen.take(orders) : new Map<string, CommandAnswer>()
      return read.map((one) => (isOrder(one) ? (answers.get(one.command.id) ?? retry(one.command.id, 1000)) : one))
    },
    async drained() {
      await Promise.all([hot.drained(), alone.drained()])
    },
    waiting: () => hot.waiting() + alone.waiting(),
  }
}

function lane(tools: DeskTools, slots: number, size: number) {
  const queue = openWaitingLine<Request>()
  const idle: (() => void)[] = []
  let flying = 0
  let waiting = 0
  let aloft = 0
  const admission = openAdmission(() => waiting - aloft)

  let boarding = false

  /** Leaves once a turn of the event loop brings nobody more: what arrives together flies together, and no timer runs. */
  function board(): void {
    if (boarding) return
    boarding = true
    let seen = -1
    let turns = 0
    const look = () => {
      if (waiting !== seen && waiting - aloft < WELL_FILLED && turns++ < BOARDING_TURNS) {
        seen = waiting
        setImmediate(look)
        return
      }
      boarding = false
      leave()
    }
    setImmediate(look)
  }

  function leave(): void {
    while (queue.length > 0 && (flying === 0 || (flying < slots && (size === 1 || waiting - aloft >= WELL_FILLED)))) {
      const { aboard, commands: count } = queue.board(admission.flightSize(size))
      flying++
      aloft += count
      void carry(tools, aboard).finally(() => {
        flying--
        aloft -= count
        waiting -= count
        admission.landed(count, queue.length > 0)
        if (flying === 0 && queue.length === 0) for (const done of idle.splice(0)) done()
        if (queue.length > 0) board()
      })
    }
  }

  return {
    take(orders: Order[]): Promise<Map<string, CommandAnswer>> {
      return new Promise((resolve) => {
        queue.join({ orders, resolve }, orders.length)
        waiting += orders.length
        board()
      })
    },
    waiting: () => waiting,
    whenToReturn: admission.whenToReturn,
    drained: () =>
      flying === 0 && queue.length === 0 ? Promise.resolve() : new Promise<void>((done) => idle.push(done)),
  }
}

/**
 * Flies all together; when something unforeseen breaks the flight, each request alone, so that one cannot spoil the rest. A database
 * that is away spoils all of them: it is tried once more, on other connections, and then they are told to come again.
 */
async function carry(tools: DeskTools, requests: readonly Request[], again = true): Promise<void> {
  try {
    await flyAndTell(tools, requests)
  } catch (error) {
    if (isAway(error)) {
      if (again) return carry(tools, requests, false)
      for (const { orders, resolve } of requests)
        resolve(new Map(orders.map(({ command: { id } }) => [id, retry(id, AWAY_MS, problemOfPassing(error))])))
      return
    }
    if (requests.length > 1) {
      for (const request of requests) await carry(tools, [request])
      return
    }
    await carryOneByOne(tools, requests[0] as Request, error)
  }
}

async function carryOneByOne(tools: DeskTools, request: Request, error: unknown): Promise<void> {
  const answers = new Map<string, CommandAnswer>()
  for (const order of request.orders) {
    const again = request.orders.length > 1 || isPassing(error) || problemOfConstraint(error)
    const answer = again ? await carrySingle(tools, order) : undefined
    if (!answer) tools.onFault(error, order)
    answers.set(order.command.id, answer ?? retry(order.command.id, 30_000))
    // What comes after a command without an answer may depend on it: leave it to the next try.
    if (answer?.outcome !== 'accepted' && answer?.outcome !== 'refused') break
  }
  request.resolve(answers)
}

async function carrySingle(tools: DeskTools, order: Order): Promise<CommandAnswer | undefined> {
  const refused = new Map<string, Problem>()
  let why: Problem | undefined
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const { answers, landed } = await fly(tools, [[order]], refused)
      tools.onLanded(landed)
      return answers.get(order.command.id)
    } catch (error) {
      // A constraint that held against a hot action broke the flight: on the next try it is a refusal like any other.
      const problem = problemOfConstraint(error)
      if (problem) refused.set(order.command.id, problem)
      else if (!isPassing(error)) {
        tools.onFault(error, order)
        return undefined
      } else why = problemOfPassing(error)
      if (attempt > 0 && isAway(error)) break
    }
  }
  return retry(order.command.id, 2000, why)
}

async function flyAndTell(tools: DeskTools, requests: readonly Request[]): Promise<void> {
  const { answers, landed } = await fly(
    tools,
    requests.map((request) => request.orders),
  )
  tools.onLanded(landed)
  for (const request of requests) request.resolve(answers)
}

function fliesAlone(raw: unknown, actions: DeskTools['actions']): boolean {
  const action = actions.get(String((raw as { action?: unknown } | null)?.action))
  return action !== undefined && !action.runMany
}

function retry(id: string, afterMs: number, why?: Problem): CommandAnswer {
  if (!why) return { id, outcome: 'retry', afterMs }
  return { id, outcome: 'retry', afterMs, problem: { ...why, zh: problemText(why, 'zh'), en: problemText(why, 'en') } }
}
