import type { Passage, Reason } from '../passage.ts'
import { reasons } from '../passage.ts'
import { problems } from '../problems.ts'
import { type RecordFacts, whyNotRecord } from '../record-rules.ts'
import { decisionFromRules } from '../rules.ts'

export type Decided = Pick<Passage, 'decision' | 'reason' | 'note' | 'handedOverTo' | 'refusalGrade'>
export type Question = 'receiver' | 'reason' | 'grade' | 'note'

const questions: Record<string, Question> = {
  [problems.receiverMissing().code]: 'receiver',
  [problems.reasonMissing().code]: 'reason',
  [problems.refusalGradeMissing().code]: 'grade',
  [problems.noteMissing().code]: 'note',
  [problems.refusalStepSkipped().code]: 'note',
}

/**
 * What still has to be asked before this passage can stand: the rules that refuse it are the same that ask. Undefined
 * when nothing is missing, or when what is wrong is not a matter of asking.
 */
export function questionFor(passage: Passage, facts: RecordFacts): Question | undefined {
  if (passage.decision === 'handedOver' && !passage.handedOverTo) return 'receiver'
  const problem = whyNotRecord(passage, facts)
  return problem && questions[problem.code]
}

/** A decision with what the rules already know filled in: the reason they found, the step that comes with the police. */
export function beginDecision(decision: 'turnedBack' | 'handedOver', passage: Passage, facts: RecordFacts): Decided {
  const { reason } = decisionFromRules(passage, facts)
  return { decision, ...(reason ? { reason } : {}) }
}

/**
 * Fills what follows from an answer without asking: a refused check that goes to the police went that far, and who goes
 * to the medic with a fever goes because of it, whatever else was wrong.
 */
export function withAnswer(decided: Decided, answer: Partial<Decided>, feverish: boolean): Decided {
  const toMedic = answer.handedOverTo === 'medic' && feverish
  const next: Decided = { ...decided, ...answer, ...(toMedic ? { reason: 'fever' } : {}) }
  const toPolice = next.handedOverTo === 'police' && next.reason === 'refusedCheck'
  return toPolice ? { ...next, refusalGrade: 'handedToPolice' } : next
}

/** Reasons in the order in which they are likely: what the rules found, then the common ones. */
export function orderedReasons(found: Reason | undefined): Reason[] {
  const rest = reasons.filter((reason) => reason !== found)
  return found ? [found, ...rest] : rest
}
