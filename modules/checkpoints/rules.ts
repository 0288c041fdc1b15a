import type { Problem } from '../../platform/shared/problem.ts'
import type { PermitKind } from '../playbooks/zone-rules.ts'
import type { Decision, Passage, Reason, Receiver, RefusalGrade } from './passage.ts'
import type { PermitFinding } from './permit-rules.ts'
import { problems } from './problems.ts'

/** What decides whether someone may pass: the pack's and the zone's rules, and what the permits shown turned out to be. */
export interface PassFacts {
  /** °C at and above which a temperature is a fever, from the rule pack. */
  feverFrom: number
  /** Which permits let through here in this direction; 'notNeeded' is free passage. */
  permits: 'notNeeded' | readonly PermitKind[]
  /** The permit of the vehicle, or of the one person. */
  shown?: PermitFinding | undefined
  /** The permits of `passage.people`, in their order. */
  shownByPeople?: readonly (PermitFinding | undefined)[]
}

export interface DecideFacts extends PassFacts {
  /** How far an earlier refusal by the same vehicle or person went, where that is known. */
  gradeBefore?: RefusalGrade | undefined
}

type Shown = Pick<Passage, 'people'>
type Deciding = Pick<Passage, 'people' | 'decision' | 'reason' | 'note' | 'handedOverTo' | 'refusalGrade'>

/**
 * Why this vehicle or person may not simply pass, or undefined. A medical permit that holds passes whatever else: nobody is
 * kept from care. A fever passes only when a follow-up was opened for that person.
 * Problems: those of a permit, originNotPassed, permitNeeded, feverNotPassed.
 */
export function whyNotPass(passage: Shown, facts: PassFacts): Problem | undefined {
  const found = findings(facts)
  if (hasMedicalPermit(facts)) return undefined
  const bad = found.find((one) => one.problem)
  if (bad) return bad.problem
  return whyNotWithoutPermit(passage, facts) ?? whyNotWithFever(passage, facts)
}

function findings(facts: PassFacts): PermitFinding[] {
  return [facts.shown, ...(facts.shownByPeople ?? [])].filter((one) => one !== undefined)
}

function hasMedicalPermit(facts: PassFacts): boolean {
  return findings(facts).some((one) => one.kind === 'medical' && !one.problem)
}

function whyNotWithoutPermit(passage: Shown, facts: PassFacts): Problem | undefined {
  const { permits, shown, shownByPeople = [] } = facts
  const isEnough = (one?: PermitFinding) =>
    one?.kind !== undefined && !one.problem && (permits === 'notNeeded' || permits.includes(one.kind))
  const everyone = passage.people.length > 0 && passage.people.every((_, at) => isEnough(shownByPeople[at]))
  if (isEnough(shown) || everyone) return undefined
  if (passage.people.some((one) => one.originClass === 'controlledZone')) return problems.originNotPassed()
  return permits === 'notNeeded' ? undefined : problems.permitNeeded()
}

function whyNotWithFever(passage: Shown, facts: PassFacts): Problem | undefined {
  const feverish = fevers(passage, facts.feverFrom).find((one) => !one.onFollowUp)
  return feverish && problems.feverNotPassed({ temperature: feverish.temperature ?? 0, threshold: facts.feverFrom })
}

/** The people of a passage who have a fever; the threshold itself is one. */
export function fevers(passage: Pick<Passage, 'people'>, feverFrom: number) {
  return passage.people.filter((one) => one.temperature !== undefined && one.temperature >= feverFrom)
}

export interface Proposal {
  decision: Decision
  reason?: Reason
  handedOverTo?: Receiver
  /** Why it is proposed, to be shown to the officer. */
  problem?: Problem
}

/** The decision the rules propose. The officer decides; `whyNotDecide` says which decisions the rules do not take. */
export function decisionFromRules(passage: Shown, facts: PassFacts): Proposal {
  const problem = whyNotPass(passage, facts)
  if (!problem) return { decision: 'passed' }
  const reason = reasonsByProblem[problem.code] ?? 'permitNotValid'
  if (reason === 'fever') return { decision: 'handedOver', handedOverTo: 'medic', reason, problem }
  return { decision: 'turnedBack', reason, problem }
}

const reasonsByProblem: Record<string, Reason> = {
  [problems.permitForged().code]: 'permitForged',
  [problems.permitExpired().code]: 'permitExpired',
  [problems.permitRevoked().code]: 'permitRevoked',
  [problems.permitNeeded().code]: 'noPermit',
  [problems.permitUnreadable().code]: 'noPermit',
  [problems.originNotPassed().code]: 'fromControlledZone',
  [problems.feverNotPassed().code]: 'fever',
}

/**
 * Why this decision cannot stand, or undefined. Passing needs that nothing speaks against it; turning back needs a reason;
 * handing over needs to whom; a refusal goes by its steps, unless the note says why not.
 */
export function whyNotDecide(passage: Deciding, facts: DecideFacts): Problem | undefined {
  if (passage.decision !== 'handedOver' && passage.handedOverTo) return problems.receiverUncalled()
  if (passage.decision === 'passed') {
    return passage.reason || passage.refusalGrade ? problems.passedWithReason() : whyNotPass(passage, facts)
  }
  if (passage.decision === 'turnedBack' && hasMedicalPermit(facts)) return problems.careNotRefused()
  if (!passage.reason) return problems.reasonMissing()
  if (passage.reason === 'other' && !passage.note) return problems.noteMissing()
  if (passage.decision === 'handedOver' && !passage.handedOverTo) return problems.receiverMissing()
  return whyNotGrade(passage, facts.gradeBefore)
}

function whyNotGrade(passage: Deciding, before?: RefusalGrade): Problem | undefined {
  const { refusalGrade, handedOverTo, reason, note } = passage
  if (reason === 'refusedCheck' && !refusalGrade) return problems.refusalGradeMissing()
  if (!refusalGrade) return undefined
  if ((refusalGrade === 'handedToPolice') !== (handedOverTo === 'police')) return problems.refusalGradeMismatch()
  const skips = before === undefined || before === 'persuaded'
  if (refusalGrade === 'handedToPolice' && skips && !note) return problems.refusalStepSkipped()
  return undefined
}

/** The step that comes next when someone refuses: persuade, notify, hand over to the police. */
export function nextRefusalGrade(before?: RefusalGrade): RefusalGrade {
  if (before === undefined) return 'persuaded'
  return before === 'persuaded' ? 'notified' : 'handedToPolice'
}

/** What is raised about a passage that was accepted: people let through on a permit that had been revoked meanwhile. */
export function revokedWhileOffline(facts: PassFacts): boolean {
  return findings(facts).some((one) => one.revokedWhileOffline)
}
