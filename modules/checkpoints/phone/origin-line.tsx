import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import type { OriginClass } from '../passage.ts'
import { originClassWords } from '../words.ts'
import { texts } from './texts.ts'

// A controlled zone is left out: pressed by mistake it would turn people back.
const offered = ['sameCounty', 'sameProvince', 'otherProvince', 'abroad'] as const satisfies readonly OriginClass[]

type OriginLineProps = { origin: OriginClass | undefined; onOrigin: (origin: OriginClass | undefined) => void }

/** Where they come from, at one press or none; a second press takes it back. */
export function OriginLine({ origin, onOrigin }: OriginLineProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  return (
    <fieldset className="p-segments r-origin" aria-label={t('origin')}>
      {offered.map((one) => (
        <button
          key={one}
          type="button"
          aria-label={originClassWords[one][language]}
          aria-pressed={origin === one}
          onClick={() => onOrigin(origin === one ? undefined : one)}
        >
          {t(one)}
        </button>
      ))}
    </fieldset>
  )
}
