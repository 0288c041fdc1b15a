import { Worker } from 'node:worker_threads'
import type { Assignment, RosterModel } from '../planner/model.ts'

export interface MendAsked {
  model: RosterModel
  /** The roster as it stands. */
  standing: readonly Assignment[]
  /** Gaps of days before this one are past. */
  gapsFrom: number
}

/** Who comes on and who goes off, net. */
export interface Mended {
  on: Assignment[]
  off: Assignment[]
}

/** Fills the gaps of a standing roster with the fewest changes: somebody free, else one who moves and a free one in their place. */
export async function mendRoster(asked: MendAsked): Promise<Mended> {
  const worker = new Worker(new URL('mend-thread.ts', import.meta.url), { workerData: asked })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`mending ended with ${code}`)))
  })
}
