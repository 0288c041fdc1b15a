import { useTexts } from '../../../platform/browser/language/language.ts'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { go } from '../../../platform/browser/phone/router.tsx'
import { ShiftLine } from './shift-line.tsx'
import { texts } from './texts.ts'
import { useMyDuty } from './use-my-duty.ts'

/** On the first page: my next shift, and what waits for my answer. */
export function DutyCard() {
  const t = useTexts(texts)
  const { duty, may } = useMyDuty()
  if (!may || !duty?.memberId) return null
  const [next] = duty.shifts
  const waits = duty.swaps.filter(({ side, state }) => side === 'wasAsked' && state === 'asked').length
  return (
    <button type="button" className="p-card p-item" onClick={() => go('/duty')}>
      <span className="p-item-main">
        <small className="p-quiet">{t('next')}</small>
        {next ? <ShiftLine shift={next} /> : t('noNext')}
        {waits > 0 && <StateTag state="waiting">{t('state_wasAsked')}</StateTag>}
      </span>
      <span className="p-quiet">›</span>
    </button>
  )
}
