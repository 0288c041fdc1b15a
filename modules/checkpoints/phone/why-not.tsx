import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { StateSign } from '../../../platform/browser/look/state-tag.tsx'
import { problemText } from '../../../platform/shared/problem.ts'
import type { Proposal } from '../rules.ts'
import { texts } from './texts.ts'

interface WhyNotProps {
  /** What the last tap was refused with. */
  refused: string | undefined
  proposal: Proposal | undefined
  /** The permit's own card says the same already. */
  saidByPermit: boolean
  begin: string
  onOtherReason: () => void
}

/** Why the rules do not let through, in one sentence that says what to do; or what to begin with. */
export function WhyNot({ refused, proposal, saidByPermit, begin, onOtherReason }: WhyNotProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const text = refused ?? (saidByPermit ? undefined : proposal?.problem && problemText(proposal.problem, language))
  if (!proposal && !refused) return <p className="p-quiet">{begin}</p>
  const other = proposal?.reason && (
    <button type="button" className={text ? 'r-drop' : 'r-other'} onClick={onOtherReason}>
      {t('otherReason')}
    </button>
  )
  if (!text) return other
  return (
    <div className={refused ? 'p-banner p-banner-missing' : 'p-banner'} role="status">
      <StateSign state={refused ? 'missing' : 'late'} />
      <span className="r-why">{text}</span>
      {other}
    </div>
  )
}
