import { useTexts } from '../../../platform/browser/language/language.ts'
import { go } from '../../../platform/browser/phone/router.tsx'
import { texts } from './service-record-texts.ts'

/** The way to what I did so far. */
export function ServiceRecordLink() {
  const t = useTexts(texts)
  return (
    <button type="button" className="p-button p-wide" onClick={() => go('/service-record')}>
      {t('title')}
    </button>
  )
}
