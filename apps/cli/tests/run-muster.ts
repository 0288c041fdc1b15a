import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

export interface Answer {
  code: number | null
  out: string
  err: string
}

/** Runs the program as an operator would, in a folder of their own, on a data folder named `town` unless said otherwise. */
export interface Muster {
  (args: string[], environment?: Record<string, string>): Promise<Answer>
  folder: string
}

/** An operator's folder that goes with the test file, and the program run in it. */
export function operatorAt(standing: Record<string, string> = {}): Muster {
  const folder = mkdtempSync(join(tmpdir(), 'muster-cli-'))
  chmodSync(folder, 0o755)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const script = new URL('../muster.mjs', import.meta.url).pathname
  const always = { MUSTER_DATA_DIR: join(folder, 'town'), DATABASE_URL: '', INIT_CWD: folder, ...standing }
  const run = (args: string[], environment: Record<string, string> = {}): Promise<Answer> => {
    const env = { ...process.env, ...always, ...environment }
    const child = spawn(process.execPath, [script, ...args], { cwd: folder, env })
    const answer: Answer = { code: null, out: '', err: '' }
    child.stdout.on('data', (chunk: Buffer) => {
      answer.out += chunk
    })
    child.stderr.on('data', (chunk: Buffer) => {
      answer.err += chunk
    })
    return new Promise((done) => child.once('close', (code) => done({ ...answer, code })))
  }
  return Object.assign(run, { folder })
}
