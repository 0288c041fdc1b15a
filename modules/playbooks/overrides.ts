import type { Problem } from '../../platform/shared/problem.ts'
import { problems } from './problems.ts'
import { RulePack } from './rule-pack.ts'

/** One value of a pack that an operator changes, by whom and on what ground. `at` is an ISO time in UTC. */
export interface RuleOverride {
  /** Keys joined by dots; entries of a list by their level, class or id: `zones.sealed.testDays`, `fever.thresholdCelsius`. */
  path: string
  value: unknown
  approver: string
  legalReference: string
  at: string
}

/**
 * The pack with one value changed, remembering what stood there; the pack given is left as it was.
 * Problems: overrideNeedsGround, noSuchRuleValue, overrideNotValid.
 */
export function overrideRule(pack: RulePack, override: RuleOverride): { pack: RulePack } | { problem: Problem } {
  const { path, value, approver, legalReference, at } = override
  if (!approver.trim() || !legalReference.trim()) return { problem: problems.overrideNeedsGround() }
  const changed = structuredClone(pack)
  const target = path.split('.').reduce<unknown>(step, changed)
  if (!isSourced(target)) return { problem: problems.noSuchRuleValue({ path }) }
  target.overridden = { was: target.value, approver, legalReference, at }
  target.value = value
  const parsed = RulePack.safeParse(changed)
  if (parsed.success) return { pack: parsed.data }
  return { problem: problems.overrideNotValid({ path, why: parsed.error.issues[0]?.message ?? '' }) }
}

interface Sourced {
  value: unknown
  overridden?: unknown
}

function step(node: unknown, key: string): unknown {
  if (Array.isArray(node)) {
    return node.find((entry) => [entry.level, entry.class, entry.id, entry.test].includes(key)) ?? node[Number(key)]
  }
  // Own keys only: a path such as `constructor` must find nothing.
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return undefined
  return (node as Record<string, unknown>)[key]
}

function isSourced(node: unknown): node is Sourced {
  return typeof node === 'object' && node !== null && 'value' in node && 'source' in node
}
