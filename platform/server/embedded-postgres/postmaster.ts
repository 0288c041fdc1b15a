import { readFileSync } from 'node:fs'
import { readFile, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Postmaster {
  pid: number
  port: number
  ready: boolean
}

/** What postmaster.pid in the cluster says: line 1 process, 4 port, 8 state. `undefined` when there is none or it is being written. */
export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n').map((line) => line.trim())
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return { pid, port: Number(lines[3]) || 0, ready: lines[7] === 'ready' }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !isDefunct(pid)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A killed process keeps its number until its parent asks after it, and in a container nobody may ever ask. */
function isDefunct(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat[stat.lastIndexOf(')') + 2] === 'Z'
  } catch {
    return false
  }
}

/**
 * Whether the process is the server of this very cluster and not a stranger who got the same number after a restart.
 * A server's working folder is its cluster; where the system does not tell (not Linux), a live process is believed.
 */
export async function servesCluster(pid: number, cluster: string): Promise<boolean> {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === cluster
}

/** Waits until the server of this cluster takes connections; `gone` says when to give up. Crash recovery takes as long as it takes. */
export async function waitUntilReady(cluster: string, gone: () => boolean): Promise<Postmaster | undefined> {
  for (let pause = 5; ; pause = Math.min(100, pause + 5)) {
    const postmaster = await readPostmaster(cluster)
    if (postmaster?.ready && isAlive(postmaster.pid)) return postmaster
    if (gone()) return undefined
    await sleep(pause)
  }
}

/** Stops the server: open sessions are ended, everything is written out. Falls back to an immediate stop after a minute. */
export async function stopPostmaster(pid: number): Promise<void> {
  // SIGINT is PostgreSQL's "fast" stop: it does not wait for clients to leave.
  for (const [signal, seconds] of [
    ['SIGINT', 60],
    ['SIGQUIT', 10],
  ] as const) {
    if (!isAlive(pid)) return
    process.kill(pid, signal)
    for (let waited = 0; waited < seconds * 1000; waited += 20) {
      await sleep(20)
      if (!isAlive(pid)) return
    }
  }
}
