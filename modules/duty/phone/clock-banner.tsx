import { useTexts } from '../../../platform/browser/language/language.ts'
import { StateSign } from '../../../platform/browser/look/state-tag.tsx'
import { texts } from './attendance-texts.ts'

const APART_MS = 3 * 60_000

/** Says when this phone's clock is not the server's: times of coming and leaving would be wrong. */
export function ClockBanner({ aheadMs }: { aheadMs: number }) {
  const t = useTexts(texts)
  if (Math.abs(aheadMs) < APART_MS) return null
  return (
    <p className="p-banner p-banner-missing" role="alert">
      <StateSign state="missing" />
      <span>{t('clockOff', { minutes: Math.round(Math.abs(aheadMs) / 60_000) })}</span>
    </p>
  )
}
