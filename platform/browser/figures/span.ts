import type { Address } from '../address.tsx'
import { localDay } from '../look/times.ts'

export type SpanChoice = 'wholeResponse' | 'today' | 'yesterday' | 'sevenDays'

const DAY_MS = 86_400_000

/** The half-open span of China-time days that a choice means; the whole response has no ends. */
export function spanOf(choice: SpanChoice, now: Date = new Date()): { from?: string; to?: string } {
  const day = (offset: number) => localDay(now.getTime() + offset * DAY_MS)
  if (choice === 'today') return { from: day(0), to: day(1) }
  if (choice === 'yesterday') return { from: day(-1), to: day(0) }
  if (choice === 'sevenDays') return { from: day(-6), to: day(1) }
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
