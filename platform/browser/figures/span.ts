import { addDays, localDay } from '../../shared/dates.ts'
import type { Address } from '../address.tsx'

export type SpanChoice = 'wholeResponse' | 'today' | 'yesterday' | 'sevenDays'

/** The half-open span of China-time days that a choice means; the whole response has no ends. */
export function spanOf(choice: SpanChoice, now: Date = new Date()): { from?: string; to?: string } {
  const today = localDay(now)
  if (choice === 'today') return { from: today, to: addDays(today, 1) }
  if (choice === 'yesterday') return { from: addDays(today, -1), to: today }
  if (choice === 'sevenDays') return { from: addDays(today, -6), to: addDays(today, 1) }
  return {}
}

/** Which choice the address's span is; a span of nobody's choice (one day picked in the chart) counts as none. */
export function spanChoice({ figureFrom, figureTo }: Address, now: Date = new Date()): SpanChoice | undefined {
  const choices: SpanChoice[] = ['wholeResponse', 'today', 'yesterday', 'sevenDays']
  return choices.find((choice) => {
    const { from, to } = spanOf(choice, now)
    return from === figureFrom && to === figureTo
  })
}
