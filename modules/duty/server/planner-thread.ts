import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { annealOn } from '../planner/anneal-on.ts'
import { compile } from '../planner/compile.ts'
import type { RosterModel } from '../planner/model.ts'
import { proveAndDive } from '../planner/prove-and-dive.ts'
import { Random } from '../planner/random.ts'
import { type News, suitsColumns } from '../planner/searcher.ts'

/** What one thread of the planner is started with. */
export interface ThreadTask {
  model: RosterModel
  start: Int32Array
  seed: number
  /** On the clock of `Date.now()`, which threads share. */
  endsAt: number
  /** 1 when the search is to stop. */
  flag: SharedArrayBuffer
  role: 'prove' | 'better'
  peer: MessagePort
}

const task = workerData as ThreadTask
const flag = new Int32Array(task.flag)
const c = compile(task.model)
const left = () => (Atomics.load(flag, 0) === 1 ? 0 : task.endsAt - Date.now())

function tell(news: News): void {
  parentPort?.postMessage(news)
  task.peer.postMessage(news)
}

function heard(): News[] {
  const news: News[] = []
  for (let one = receiveMessageOnPort(task.peer); one; one = receiveMessageOnPort(task.peer)) news.push(one.message)
  return news
}

// The one that settles longer begins its columns from another roster, so that the two do not find the same.
const settleMs = { prove: 800, better: 6000 }
const random = new Random(task.seed + (task.role === 'prove' ? 0 : 7919))
const searcher = { c, random, left, tell, heard, start: task.start }
if (suitsColumns(c)) proveAndDive(searcher, settleMs[task.role])
else annealOn(searcher)
parentPort?.close()
task.peer.close()
