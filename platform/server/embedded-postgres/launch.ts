import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { refuse } from '../../shared/problem.ts'
import type { Access } from './access.ts'
import type { Binaries } from './binaries.ts'
import { serverEnvironment } from './cluster.ts'
import { waitUntilReady } from './postmaster.ts'
import { problems } from './problems.ts'
import type { ServerUser } from './server-user.ts'

export interface Prepared {
  cluster: string
  binaries: Binaries
  access: Access
  user: ServerUser | undefined
}

/** Starts the server and answers with its process number once it takes connections. Refuses with notStarted. */
export async function launch(folder: string, { cluster, binaries, access, user }: Prepared): Promise<number> {
  const words = join(folder, 'database-start.log')
  for (let attempt = 1; ; attempt++) {
    const output = openSync(words, 'w', 0o600)
    // Its own process group: Ctrl-C reaches us alone, and we stop the database last.
    const child = spawn(binaries.postgres, ['-D', cluster, '-p', String(access.port)], {
      ...user,
      cwd: '/',
      env: serverEnvironment(),
      detached: true,
      stdio: ['ignore', output, output],
    })
    closeSync(output)
    const end = watch(child)
    const ready = await waitUntilReady(cluster, () => end.reason !== undefined)
    if (ready) {
      child.unref()
      return ready.pid
    }
    const lines = await lastWords(words, cluster, end.reason ?? '')
    // After a kill -9 of the server itself its sessions take a moment to notice and to let go of the shared memory.
    if (attempt > 10 || !lines.includes('shared memory block')) refuse(problems.notStarted({ lines }))
    await sleep(300)
  }
}

function watch(child: ChildProcess): { reason?: string } {
  const end: { reason?: string } = {}
  child.once('exit', (code, signal) => (end.reason ??= `postgres: ${signal ?? code}`))
  child.once('error', (error) => (end.reason ??= error.message))
  return end
}

async function lastWords(file: string, cluster: string, reason: string): Promise<string> {
  const logs = join(cluster, 'log')
  const files = [file, ...(await readdir(logs).catch(() => [])).map((name) => join(logs, name))]
  const texts = await Promise.all(files.map((path) => readFile(path, 'utf8').catch(() => '')))
  const lines = texts.flatMap((text) => text.trim().split('\n').slice(-8))
  return [...lines, reason].join('\n')
}
