import { MessageChannel, type MessagePort, parentPort, Worker, workerData } from 'node:worker_threads'
import { compile } from '../planner/compile.ts'
import { describeRoster, readAssignments } from '../planner/describe-roster.ts'
import { firstRoster } from '../planner/first-roster.ts'
import type { Assignment, PlannedRoster, Progress, RosterModel } from '../planner/model.ts'
import { Random } from '../planner/random.ts'
import { boardOf, type News } from '../planner/searcher.ts'
import type { ThreadTask } from './planner-thread.ts'

export interface LeadTask {
  model: RosterModel
  seconds: number
  seed: number
  start: readonly Assignment[] | undefined
  /** 1 when the search is to stop. */
  flag: SharedArrayBuffer
}

export type LeadNews = { progress: Progress } | { roster: PlannedRoster }

/*
 * The thread that leads a search: a first roster at once, then two searchers that tell each other what they find. It
 * keeps the best, passes progress on, and stops them when the roster is proven.
 */
const began = performance.now()
const { model, seconds, seed, start, flag } = workerData as LeadTask
const endsAt = Date.now() + seconds * 1000
const c = compile(model)
const board = start ? boardOf(c, readAssignments(model, c, start)) : firstRoster(c, new Random(seed)).board
const best = { x: board.x.slice(), cost: board.cost }
let bound: number | undefined
report()
if (seconds > 0 && c.P > 0 && c.S > 0) {
  const { port1, port2 } = new MessageChannel()
  const task = { model, start: best.x.slice(), seed, endsAt, flag }
  await Promise.all([
    runThread({ ...task, role: 'prove', peer: port1 }),
    runThread({ ...task, role: 'better', peer: port2 }),
  ])
}
send({ roster: describeRoster(model, c, best.x, bound) })

function listen(news: News): void {
  if (news.kind === 'bound') bound = Math.max(bound ?? news.bound, news.bound)
  if (news.kind === 'roster' && news.cost < best.cost - 1e-9) {
    best.x.set(news.x)
    best.cost = news.cost
  }
  if (bound !== undefined && best.cost <= bound + 1e-6) Atomics.store(new Int32Array(flag), 0, 1)
  report()
}

function report(): void {
  board.copyFrom(best.x)
  const progress = { cost: best.cost, missing: board.missing(), seconds: (performance.now() - began) / 1000 }
  send({ progress: bound === undefined ? progress : { ...progress, bound } })
}

function send(news: LeadNews): void {
  parentPort?.postMessage(news)
}

function runThread(task: ThreadTask & { peer: MessagePort }): Promise<void> {
  const thread = new Worker(new URL('planner-thread.ts', import.meta.url), {
    workerData: task,
    transferList: [task.peer],
  })
  thread.on('message', listen)
  return new Promise((resolve, reject) => {
    thread.once('error', reject)
    thread.once('exit', () => resolve())
  })
}
