import { refuse } from '../shared/problem.ts'
import { type Actor, holds } from './actor.ts'
import { platformProblems } from './problems.ts'

/**
 * Refuses whoever holds a permission nowhere. Asked before the fields are looked at: who may not ask has nothing to
 * correct, and nothing of theirs is read.
 */
export function mustHold(actor: Actor, permission: string, now: Date): void {
  if (!holds(actor, permission, now)) refuse(platformProblems.notAllowed({ permission }))
}
