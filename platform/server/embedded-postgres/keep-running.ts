import { servesCluster } from './postmaster.ts'

export interface Kept {
  /** The process number of the server that runs now. */
  pid(): number
  /** Looks after it no longer; resolves when no start is under way. */
  leave(): Promise<void>
}

const LOOK_EVERY_MS = 500

/**
 * Starts the server again when it died without being asked to: a machine that runs out of memory kills the largest process.
 * A start that fails is tried again at the next look.
 */
export function keepRunning(cluster: string, first: number, launchAgain: () => Promise<number>): Kept {
  let pid = first
  let looking: Promise<void> | undefined
  const look = async () => {
    if (await servesCluster(pid, cluster)) return
    pid = await launchAgain().catch(() => pid)
  }
  const timer = setInterval(() => {
    looking ??= look().finally(() => {
      looking = undefined
    })
  }, LOOK_EVERY_MS).unref()
  return {
    pid: () => pid,
    async leave() {
      clearInterval(timer)
      await looking
    },
  }
}
