import { useTexts } from '../../../platform/browser/language/language.ts'
import { go } from '../../../platform/browser/phone/router.tsx'
import { texts as attendanceTexts } from './attendance-texts.ts'
import { texts } from './service-record-texts.ts'

/** The ways to serving where I have no shift, and to what I did so far. */
export function ServiceRecordLink() {
  const t = useTexts(texts)
  const attend = useTexts(attendanceTexts)
  return (
    <>
      <button type="button" className="p-button p-wide" onClick={() => go('/unrostered')}>
        {attend('unrostered')}
      </button>
      <button type="button" className="p-button p-wide" onClick={() => go('/service-record')}>
        {t('title')}
      </button>
    </>
  )
}
