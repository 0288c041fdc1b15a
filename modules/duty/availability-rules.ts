import type { Problem } from '../../platform/shared/problem.ts'
import { servingProblems } from './serving-problems.ts'
import type { ServingSpan } from './serving-rules.ts'

const longestDays = 62

/** Why this span cannot be asked off or wished for. */
export function whyNotAvailability({ from, until }: ServingSpan, now: Date): Problem | undefined {
  const tooLong = until.getTime() - from.getTime() > longestDays * 86_400_000
  return until <= from || until <= now || tooLong ? servingProblems.availabilitySpan({ days: longestDays }) : undefined
}
