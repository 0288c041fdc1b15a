import type { Problem } from '../shared/problem.ts'
import { platformProblems } from './problems.ts'

interface Failed {
  code?: string
  message?: string
  constraint?: string
}

/** The database is away: it is being started, ends sessions, has become a standby, or nobody listens. */
const AWAY = /^(08|57P|25006|ECONN(REFUSED|RESET)$|EPIPE$|ETIMEDOUT$|EHOSTUNREACH$|ENETUNREACH$|EAI_AGAIN$)/
const BROKEN_OFF =
  /connection (terminated|ended|error)|not queryable|timeout (expired|exceeded when trying to connect)|query read timeout/i
/** Room or connections ran out, two writers stood in each other's way, a table has a column more than a moment ago (42804). */
const SHORT = /^(40|53|42804$)/

/** Faults that pass: deadlocks, a database that restarts, a full disk, the same id in two flights. Later the same try may go well. */
export function isPassing(error: unknown): boolean {
  const { code = '', constraint = '' } = error as Failed
  return isAway(error) || isFull(code) || SHORT.test(code) || (code === '23505' && /ledger_entry/.test(constraint))
}

/** What a person is told meanwhile: that nothing was saved, where it is safe, and what to do. */
export function problemOfPassing(error: unknown): Problem {
  const { code = '' } = error as Failed
  if (isFull(code)) return platformProblems.diskFull()
  return isAway(error) ? platformProblems.databaseAway() : platformProblems.busy()
}

/** Whether it is the database that is away, or the way to it: nothing else will go well either just now. */
export function isAway(error: unknown): boolean {
  const { code = '', message = '' } = error as Failed
  return AWAY.test(code) || BROKEN_OFF.test(message)
}

function isFull(code: string): boolean {
  return code === '53100' || code === 'ENOSPC' || code === 'EDQUOT'
}
