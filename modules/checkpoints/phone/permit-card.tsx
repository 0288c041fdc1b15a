import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { problemText } from '../../../platform/shared/problem.ts'
import { permitKindWords } from '../words.ts'
import type { LookedAt } from './shown-permit.ts'
import { texts } from './texts.ts'

/** What a permit turned out to be: its kind and end when it holds, and in one sentence what is wrong when it does not. */
export function PermitCard({ look, listed, onDrop }: { look: LookedAt; listed: boolean; onDrop: () => void }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { time } = useTimes()
  const { payload, finding } = look
  const frequency = payload?.frequency
  return (
    <section className={finding.problem ? 'p-banner p-banner-missing r-permit' : 'p-banner p-banner-done r-permit'}>
      <div>
        <b>
          {payload && (
            <StateTag state={finding.problem ? 'missing' : 'done'}>{permitKindWords[payload.kind][language]}</StateTag>
          )}
        </b>{' '}
        {payload && !finding.problem && t('valid', { until: time(payload.until) })}
        {frequency && !finding.problem && frequency.everyDays > 0 && (
          <> · {t('validTimes', { days: frequency.everyDays, times: frequency.times })}</>
        )}
        {listed && <> · {t('fromList')}</>}
        {finding.problem && <p>{problemText(finding.problem, language)}</p>}
      </div>
      <button type="button" className="r-drop" onClick={onDrop}>
        {t('drop')}
      </button>
    </section>
  )
}
