import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import highsLoader from 'highs'
import { annealAndChoose, type SolveProgramme } from '../planner/anneal-and-choose.ts'
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
  if (news.kind !== 'rows') parentPort?.postMessage(news)
  task.peer.postMessage(news)
}

function heard(): News[] {
  const news: News[] = []
  for (let one = receiveMessageOnPort(task.peer); one; one = receiveMessageOnPort(task.peer)) news.push(one.message)
  return news
}

/** The solver blocks while it runs, so it stands in this thread and is told its seconds beforehand. */
async function openSolver(): Promise<SolveProgramme> {
  const highs = await highsLoader()
  return (text, seconds) => {
    if (seconds < 0.5) return undefined
    try {
      const options = {
        time_limit: seconds,
        mip_abs_gap: 1e-6,
        mip_rel_gap: 0,
        random_seed: task.seed,
        output_flag: false,
      }
      const { Columns, Status } = highs.solve(text, options)
      if (Status === 'Infeasible') return undefined
      return (name) => Columns[name]?.Primal ?? 0
    } catch {
      // No answer in time, or a programme beyond its memory: the search goes on without.
      return undefined
    }
  }
}

const searcher = {
  c,
  random: new Random(task.seed + (task.role === 'prove' ? 0 : 7919)),
  left,
  tell,
  heard,
  start: task.start,
}
if (task.role === 'prove' && suitsColumns(c)) proveAndDive(searcher)
else annealAndChoose(searcher, suitsColumns(c) ? await openSolver() : undefined)
parentPort?.close()
task.peer.close()
