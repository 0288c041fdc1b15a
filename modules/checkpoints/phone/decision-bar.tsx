import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { StateSign } from '../../../platform/browser/look/state-tag.tsx'
import type { Decision } from '../passage.ts'
import type { Proposal } from '../rules.ts'
import { reasonWords, receiverWords } from '../words.ts'
import { texts } from './texts.ts'

const buttons = [
  { decision: 'passed', text: 'passed', state: 'done' },
  { decision: 'turnedBack', text: 'turnBack', state: 'missing' },
  { decision: 'handedOver', text: 'handOver', state: 'waiting' },
] as const

/** The three decisions at the thumb. The one the rules propose is filled and says why; the officer decides. */
export function DecisionBar({
  proposal,
  onDecide,
}: {
  proposal: Proposal | undefined
  onDecide: (decision: Decision) => void
}) {
  const t = useTexts(texts)
  const language = useLanguage()
  const because =
    (proposal?.handedOverTo && receiverWords[proposal.handedOverTo][language]) ??
    (proposal?.reason && reasonWords[proposal.reason][language])
  return (
    <footer className="r-decide">
      {buttons.map(({ decision, text, state }) => (
        <button
          key={decision}
          type="button"
          className={`r-decision r-${decision} ${proposal?.decision === decision ? 'r-proposed' : ''}`}
          onClick={() => onDecide(decision)}
        >
          <span>
            <StateSign state={state} size={16} /> {t(text)}
          </span>
          {proposal?.decision === decision && because && <small>{because}</small>}
        </button>
      ))}
    </footer>
  )
}
