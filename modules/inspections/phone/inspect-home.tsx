import { useTexts } from '../../../platform/browser/language/language.ts'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { go } from '../../../platform/browser/phone/router.tsx'
import { texts } from './texts.ts'
import { useInspectionField } from './use-inspection-field.ts'

/** On an inspector's first page: how many visits are to be made, and the way to record one. */
export function InspectHome() {
  const t = useTexts(texts)
  const { answer, may, isRecorded } = useInspectionField()
  if (!may || !answer?.responseId) return null
  const visits = answer.visits.filter(({ id }) => !isRecorded(id))
  const late = visits.filter(({ dueAt }) => Date.parse(dueAt) <= Date.now()).length
  return (
    <button type="button" className="p-card p-item" onClick={() => go('/inspect')}>
      <span className="p-item-main">
        <span>{visits.length > 0 ? t('home', { count: visits.length }) : t('homeNone')}</span>
        {late > 0 && <StateTag state="late">{t('homeLate', { count: late })}</StateTag>}
      </span>
      <span className="p-quiet">›</span>
    </button>
  )
}
