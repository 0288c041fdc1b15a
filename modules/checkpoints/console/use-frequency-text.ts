import { useTexts } from '../../../platform/browser/language/language.ts'
import type { Frequency } from '../permit.ts'
import { texts } from './texts.ts'

/** How often a permit lets through, in words. */
export function useFrequencyText(): (frequency: Frequency | undefined) => string {
  const t = useTexts(texts)
  return (frequency) => {
    if (!frequency) return t('frequencyNone')
    const { times, everyDays } = frequency
    if (everyDays === 1) return t('frequencyDaily', { times })
    return everyDays === 0 ? t('frequencyWhole', { times }) : t('frequencyText', { times, everyDays })
  }
}
