import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { dayOfResponse } from '../../../platform/browser/response.tsx'
import type { Home } from './home.ts'
import { texts } from './texts.ts'

/** Which response these numbers are of, for a reader who prints the page or looks from afar. */
export function HomeHead({ response }: { response: NonNullable<Home['response']> }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { time } = useTimes()
  const { name, areaName, openedAt, closedAt, words } = response
  return (
    <header className="c-home-head">
      <h1 className="c-title">{name}</h1>
      {areaName && !name.includes(areaName) && <span>{areaName}</span>}
      {words && <span>{pick(words.level)}</span>}
      <span>
        {t('dayOpened', {
          day: dayOfResponse(openedAt, closedAt ? new Date(closedAt) : new Date()),
          time: time(openedAt),
        })}
      </span>
      {words && <span>{t('playbook', { name: pick(words.playbook) })}</span>}
      {words && <span>{t('rulePack', { name: pick(words.rulePack) })}</span>}
      {closedAt && <StateTag state="closed">{t('closed')}</StateTag>}
    </header>
  )
}
