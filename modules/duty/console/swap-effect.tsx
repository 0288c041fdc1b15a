import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import type { SwapChecked } from '../gap.ts'
import { texts } from './gap-texts.ts'

/** What a swap would break for each of the two, and whether the roster is the better for it; asked before it is approved. */
export function SwapEffect({ swapId }: { swapId: string }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { data, error } = useAsk<SwapChecked>('duty.checkSwap', { swapId }, { live: ['swaps', 'shifts'] })
  if (error && !data) return <Failed error={error} />
  if (!data) return <Loading lines={3} />
  const { whyNot, sides, costs } = data
  return (
    <ul className="d-why">
      {whyNot && <li>{pick(whyNot)}</li>}
      {sides.map(({ name, shift, against }) => (
        <li key={`${name} ${shift}`}>
          {t('takes', { name, shift })}
          <br />
          {against.length === 0 && <StateTag state="done">{t('swapFine')}</StateTag>}
          {against.map(({ rule, why, binds }) => (
            <StateTag key={rule} state={binds ? 'missing' : 'late'}>
              {t(binds ? 'swapBinds' : 'swapHabit', { why: pick(why) })}
            </StateTag>
          ))}
        </li>
      ))}
      {costs !== null && <li>{t(verdict(costs))}</li>}
    </ul>
  )
}

// Less than ten minutes of walk in all is not worth a word.
const SAME = 1

function verdict(costs: number) {
  if (Math.abs(costs) <= SAME) return 'swapSame'
  return costs < 0 ? 'swapBetter' : 'swapWorse'
}
