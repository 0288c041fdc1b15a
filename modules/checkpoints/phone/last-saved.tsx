import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { StateSign } from '../../../platform/browser/look/state-tag.tsx'
import { localClock } from '../../../platform/shared/dates.ts'
import type { Passage } from '../passage.ts'
import { describePassage } from './describe-passage.ts'
import { texts } from './texts.ts'

/** What was recorded last, so that nobody wonders whether the tap counted; the colour follows the decision. */
export function LastSaved({ saved }: { saved: { passage: Passage; madeAt: Date } | undefined }) {
  const t = useTexts(texts)
  const language = useLanguage()
  if (!saved) return null
  const { passage, madeAt } = saved
  const { line, word, why } = describePassage(passage, language)
  const tone =
    passage.decision === 'passed' ? 'p-banner-done' : passage.decision === 'turnedBack' ? 'p-banner-missing' : ''
  return (
    <p key={passage.id} className={`p-banner r-saved ${tone}`} role="status">
      <StateSign
        state={passage.decision === 'passed' ? 'done' : passage.decision === 'turnedBack' ? 'missing' : 'waiting'}
        size={16}
      />
      <span>
        {t('savedLine', { time: localClock(madeAt), line, word })} {why}
      </span>
    </p>
  )
}
