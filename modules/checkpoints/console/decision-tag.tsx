import { useBilingual } from '../../../platform/browser/language/language.ts'
import { type State, StateTag } from '../../../platform/browser/look/state-tag.tsx'
import type { Decision } from '../passage.ts'
import { decisionWords } from '../words.ts'

const STATES: Record<Decision, State> = { passed: 'done', turnedBack: 'late', handedOver: 'missing' }

/** A decision as sign and word. */
export function DecisionTag({ decision }: { decision: Decision }) {
  const pick = useBilingual()
  return <StateTag state={STATES[decision]}>{pick(decisionWords[decision])}</StateTag>
}
