import { Worker } from 'node:worker_threads'
import type { Assignment, PlannedRoster, Progress, RosterModel } from '../planner/model.ts'
import type { LeadNews, LeadTask } from './planner-lead.ts'

export interface PlanOptions {
  /** How long to search at most; it ends earlier when the roster is proven to be the best. 0: the first roster. */
  seconds: number
  seed?: number
  /** A roster to begin from, such as the one in force. */
  start?: readonly Assignment[]
  /** Told of the first roster, of each better one, and of each better bound. */
  onProgress?: (progress: Progress) => void
  /** Ends the search; the best roster so far is the answer. */
  signal?: AbortSignal
}

/**
 * The best roster found in the time given, within the hard rules. All work is done in threads of its own: the server's is
 * never blocked. Throws an Error when the model cannot be planned: ask `whyNotModel` first.
 */
export async function planRoster(model: RosterModel, options: PlanOptions): Promise<PlannedRoster> {
  const { seconds, seed = 1, start, onProgress, signal } = options
  const flag = new SharedArrayBuffer(4)
  const stop = () => void Atomics.store(new Int32Array(flag), 0, 1)
  if (signal?.aborted) stop()
  signal?.addEventListener('abort', stop)
  const workerData: LeadTask = { model, seconds, seed, start, flag }
  const lead = new Worker(new URL('planner-lead.ts', import.meta.url), { workerData })
  try {
    return await new Promise<PlannedRoster>((resolve, reject) => {
      lead.on('message', (news: LeadNews) => {
        if ('roster' in news) resolve(news.roster)
        else onProgress?.(news.progress)
      })
      lead.once('error', reject)
      lead.once('exit', (code) => reject(new Error(`the planner ended with ${code}`)))
    })
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}
