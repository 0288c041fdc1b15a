import { newId } from '../../../platform/shared/ids.ts'
import type { Checklist } from '../../playbooks/checklists.ts'
import type { TakenPhoto } from '../../work/phone/public.ts'
import type { Answer, Outcome } from '../inspection.ts'

/** What has been entered on one point so far. */
export interface DraftAnswer {
  outcome?: Outcome
  said: string
  photos: TakenPhoto[]
}

export type Draft = Readonly<Record<string, DraftAnswer>>

const nothing: DraftAnswer = { said: '', photos: [] }

export function answerIn(draft: Draft, itemId: string): DraftAnswer {
  return draft[itemId] ?? nothing
}

/** The points to pass or fail that nobody has answered yet. */
export function leftOpen({ items }: Checklist, draft: Draft): Checklist['items'] {
  return items.filter(({ id, answer }) => answer === 'passFail' && !answerIn(draft, id).outcome)
}

/** Every point that is still open is right. */
export function restPassed(checklist: Checklist, draft: Draft): Draft {
  const passed = leftOpen(checklist, draft).map(
    ({ id }) => [id, { ...answerIn(draft, id), outcome: 'passed' }] as const,
  )
  return { ...draft, ...Object.fromEntries(passed) }
}

/** The first point that is wrong without saying how. */
export function unsaid({ items }: Checklist, draft: Draft): Checklist['items'][number] | undefined {
  return items.find(({ id }) => answerIn(draft, id).outcome === 'failed' && answerIn(draft, id).said.trim().length < 2)
}

/** The answers as the server wants them; photos go before, by their ids. */
export function answersOf({ items }: Checklist, draft: Draft): Answer[] {
  return items.flatMap<Answer>(({ id: itemId, answer }) => {
    const { outcome, said, photos } = answerIn(draft, itemId)
    const words = said.trim()
    if (answer !== 'passFail')
      return words.length > 1 ? [{ itemId, outcome: 'noted' as const, said: words, photos: [] }] : []
    if (!outcome) return []
    if (outcome !== 'failed') return [{ itemId, outcome, photos: [] }]
    return [{ itemId, outcome, said: words, findingId: newId(), photos: photos.map(({ photoId }) => photoId) }]
  })
}
