import type { Decision, Reason } from '../passage.ts'
import { decisionsInRows } from './passage-rows.ts'

const decisions = new Map(Object.entries(decisionsInRows).map(([word, column]) => [column as string, word as Decision]))

/** A row's decision and reason in our own words; 'none' in the column is no reason. */
export function decisionOf(row: Record<string, unknown>): { decision: Decision; reason?: Reason } {
  const decision = decisions.get(String(row.decision)) ?? 'passed'
  return row.reason === 'none' ? { decision } : { decision, reason: row.reason as Reason }
}
