import { useTexts } from '../../../platform/browser/language/language.ts'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import type { WorkShown } from '../work-shown.ts'
import { texts } from './texts.ts'

/** How it stands, as sign, word and colour. */
export function WorkTag({ work: { state, overdue } }: { work: WorkShown }) {
  const t = useTexts(texts)
  if (overdue) return <StateTag state="late">{t('overdue')}</StateTag>
  if (state === 'due') return <StateTag state="waiting">{t('stateDue')}</StateTag>
  if (state === 'done') return <StateTag state="waiting">{t('done')}</StateTag>
  if (state === 'withdrawn') return <StateTag state="closed">{t('withdrawn')}</StateTag>
  return <StateTag state="done">{t('closedState')}</StateTag>
}
