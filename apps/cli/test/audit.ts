import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../../..')
const AUDIT_SECONDS = 60
const SEVERE = ['high', 'critical']

/** What a registry says of the packages that users run: their known holes, or why it says nothing. */
export type Audit = { severe: string[]; lesser: string[] } | { unavailable: string }

/** Asks the registry. Only high and critical holes in what users run are severe; the tools of the workshop are left out. */
export function askAudit(): Audit {
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm']
  const args = [...npm.slice(1), 'audit', '--omit=dev', '--json']
  const { stdout, error } = spawnSync(npm[0] ?? 'npm', args, {
    cwd: root,
    encoding: 'utf8',
    timeout: AUDIT_SECONDS * 1000,
  })
  return error ? { unavailable: error.message } : readAudit(stdout)
}

/** Reads what `npm audit --json` printed. An answer that is no report is never taken for a clean one. */
export function readAudit(printed: string): Audit {
  let answer: Answer
  try {
    answer = JSON.parse(printed) as Answer
  } catch {
    return { unavailable: 'npm 没有给出结果 npm printed no report' }
  }
  const { vulnerabilities, metadata } = answer ?? {}
  if (!vulnerabilities || !metadata?.vulnerabilities) {
    return { unavailable: String(answer?.message ?? answer?.error?.summary ?? answer?.error?.code ?? 'no report') }
  }
  const holes = Object.values(vulnerabilities).map(({ name, severity }) => ({ text: `${name} ${severity}`, severity }))
  const severe = holes.filter(({ severity }) => SEVERE.includes(severity)).map(({ text }) => text)
  const { high, critical } = metadata.vulnerabilities
  if (severe.length === 0 && high + critical > 0) severe.push(`${high + critical} high or critical`)
  return { severe, lesser: holes.filter(({ severity }) => !SEVERE.includes(severity)).map(({ text }) => text) }
}

interface Answer {
  message?: string
  error?: { code?: string; summary?: string }
  vulnerabilities?: Record<string, { name: string; severity: string }>
  metadata?: { vulnerabilities?: { high: number; critical: number } }
}
