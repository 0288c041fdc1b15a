import { localDay } from '../../shared/dates.ts'
import { useTexts } from '../language/language.ts'
import { texts } from './texts.ts'
import { secondText, useTimes } from './times.ts'

/** Since when what is shown is known: 截至 14:05:10. `stale` when it should have been newer by now. */
export function AsOf({ at, stale = false }: { at: Date | string | number; stale?: boolean }) {
  const t = useTexts(texts)
  const { time } = useTimes()
  const shown = localDay(new Date(at)) === localDay(new Date()) ? secondText(at) : time(at)
  return (
    <span className={stale ? 'm-as-of m-as-of-stale' : 'm-as-of'}>{t(stale ? 'stale' : 'asOf', { time: shown })}</span>
  )
}
