import { useTexts } from '../../../platform/browser/language/language.ts'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { go } from '../../../platform/browser/phone/router.tsx'
import { texts } from './texts.ts'
import { useMyWork } from './use-my-work.ts'

/** On the first page: how much waits for me; nothing where nothing does. */
export function WorkHome() {
  const t = useTexts(texts)
  const { answer, isDealt } = useMyWork()
  const owed = (answer?.owed ?? []).filter((work) => !isDealt(work))
  const toCheck = (answer?.toCheck ?? []).filter((work) => !isDealt(work))
  if (owed.length + toCheck.length === 0) return null
  const late = owed.filter(({ dueAt }) => Date.parse(dueAt) <= Date.now()).length
  return (
    <button type="button" className="p-card p-item" onClick={() => go('/work')}>
      <span className="p-item-main">
        {owed.length > 0 && <span>{t('count', { count: owed.length })}</span>}
        {late > 0 && <StateTag state="late">{t('countOverdue', { count: late })}</StateTag>}
        {toCheck.length > 0 && <span className="p-quiet">{t('countCheck', { count: toCheck.length })}</span>}
      </span>
      <span className="p-quiet">›</span>
    </button>
  )
}
