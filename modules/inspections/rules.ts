import type { Problem } from '../../platform/shared/problem.ts'
import type { Checklist } from '../playbooks/checklists.ts'
import { type Answer, USUAL_HOURS } from './inspection.ts'
import { problems } from './problems.ts'

type Item = Checklist['items'][number]

/** Why a visit cannot be recorded with these answers: every point is answered once, in the form it asks for. */
export function whyNotAnswers(
  checklist: Pick<Checklist, 'items'>,
  answers: readonly Pick<Answer, 'itemId' | 'outcome'>[],
): Problem | undefined {
  const items = new Map(checklist.items.map((item) => [item.id, item]))
  const seen = new Set<string>()
  for (const { itemId, outcome } of answers) {
    const item = items.get(itemId)
    if (!item) return problems.itemUnknown({ item: itemId })
    if (seen.has(itemId)) return problems.itemTwice(named(item))
    if (!fits(item, outcome)) return problems.wrongAnswer(named(item))
    seen.add(itemId)
  }
  const missing = checklist.items.filter(({ id, answer }) => answer === 'passFail' && !seen.has(id))
  const [first] = missing
  return first && problems.itemMissing({ count: missing.length, ...named(first) })
}

const named = ({ ask }: Item) => ({ item: ask.en, itemZh: ask.zh })

function fits({ answer }: Item, outcome: Answer['outcome']): boolean {
  return answer === 'passFail' ? outcome !== 'noted' : outcome === 'noted' || outcome === 'notApplicable'
}

/** By when something found at a moment is to be put right. */
export function deadlineOf({ mendWithinHours = USUAL_HOURS }: Pick<Item, 'mendWithinHours'>, foundAt: Date): Date {
  return new Date(foundAt.getTime() + mendWithinHours * 3_600_000)
}

/** Why these rounds cannot be planned: each ends after the one before, the first after now. */
export function whyNotRounds(dueAts: readonly Date[], now: Date): Problem | undefined {
  let before = now
  for (const dueAt of dueAts) {
    if (dueAt <= before) return problems.roundsOutOfOrder()
    before = dueAt
  }
  return undefined
}
