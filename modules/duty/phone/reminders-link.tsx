import { useTexts } from '../../../platform/browser/language/language.ts'
import { go } from '../../../platform/browser/phone/router.tsx'
import { texts } from './reminder-texts.ts'

/** The way to how I am reminded, and to my calendar. */
export function RemindersLink() {
  const t = useTexts(texts)
  return (
    <button type="button" className="p-button p-wide" onClick={() => go('/duty-reminders')}>
      {t('title')}
    </button>
  )
}
