import { Worker } from 'node:worker_threads'
import type { Assignment, Progress, RosterModel } from '../planner/model.ts'

export interface SearchAsked {
  model: RosterModel
  seconds: number
  /** One number in memory that both sides see: 1 asks to stop with the best so far. */
  stop: SharedArrayBuffer
  seed: number
}

export interface Found {
  kind: 'better' | 'done'
  progress: Progress
  assignments?: Assignment[]
}

/** Searches beside the server; `onProgress` answers whether to go on. Resolves with the best roster found, in time or when stopped. */
export async function searchRoster(
  model: RosterModel,
  seconds: number,
  onProgress: (progress: Progress) => Promise<boolean>,
): Promise<{ assignments: Assignment[]; progress: Progress }> {
  const stop = new SharedArrayBuffer(4)
  const asked: SearchAsked = { model, seconds, stop, seed: 1 }
  const worker = new Worker(new URL('./search-thread.ts', import.meta.url), { workerData: asked })
  try {
    return await new Promise((resolve, reject) => {
      worker.on('message', ({ kind, progress, assignments = [] }: Found) => {
        if (kind === 'done') return resolve({ assignments, progress })
        onProgress(progress).then((goOn) => goOn || Atomics.store(new Int32Array(stop), 0, 1), reject)
      })
      worker.on('error', reject)
      worker.on('exit', (code) => reject(new Error(`the search ended with ${code}`)))
    })
  } finally {
    await worker.terminate()
  }
}
