import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { serverFlags } from '../../apps/cli/server-flags.mjs'

export interface Child {
  url: string
  process: ChildProcess
  stop(): Promise<void>
}

/** Starts a server of the bench in a process of its own and waits for the address it prints. */
export async function startChild(
  file: string,
  args: string[],
  environment: Record<string, string> = {},
): Promise<Child> {
  // As `npm start` starts the server; those beside it get the same.
  const child = spawn(process.execPath, [...serverFlags, file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const lines = createInterface({ input: child.stdout })
  const url = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => line.startsWith('http') && resolve(line.trim()))
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)))
  })
  return {
    url,
    process: child,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
