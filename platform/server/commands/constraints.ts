import type { Problem } from '../../shared/problem.ts'
import { platformProblems } from '../problems.ts'

/** What the database held, said in field words: constraint name to problem. */
const known = new Map<string, () => Problem>()

export function constraintsMean(problems: Record<string, () => Problem>): void {
  for (const [name, problem] of Object.entries(problems)) known.set(name, problem)
}

/** The problem behind a constraint that refused; undefined when it is no constraint of ours, which is a fault. */
export function problemOfConstraint(error: unknown): Problem | undefined {
  const { code, constraint, message } = error as { code?: string; constraint?: string; message?: string }
  if (!code?.startsWith('23')) return undefined
  // A cluster names the constraint only in the message, with the shard's number behind it.
  const name = constraint ?? /constraint "([^"]+)"/.exec(message ?? '')?.[1] ?? ''
  const whole = wholeTableName(name)
  return known.get(whole)?.() ?? (code === '23505' && !isPlatforms(whole) ? takenAlready(whole) : undefined)
}

// What is there already stays there, perhaps where its sender does not see it: tried again, it would be sent for ever.
function takenAlready(name: string): Problem {
  return name.endsWith('_pk') ? platformProblems.idTaken() : platformProblems.recordedAlready()
}

// Two flights that make the same key, or the same receipt: the next try finds it made.
function isPlatforms(name: string): boolean {
  return /^(ledger|data_key)_/.test(name)
}

// A shard's number behind the name, and a month's own name for the key of the whole table.
function wholeTableName(name: string): string {
  return name.replace(/_\d+$/, '').replace(/_(\d{4}_\d{2}_month|other)_pkey$/, '_pk')
}
