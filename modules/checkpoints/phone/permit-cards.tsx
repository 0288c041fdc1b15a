import type { Problem } from '../../../platform/shared/problem.ts'
import { type Draft, withPerson } from './draft.ts'
import { PermitCard } from './permit-card.tsx'
import type { LookedAt } from './shown-permit.ts'

interface Looks {
  vehicle?: LookedAt | undefined
  people: (LookedAt | undefined)[]
}

/** Whether a card on the page already says this problem. */
export function saidByPermit({ vehicle, people }: Looks, problem: Problem | undefined): boolean {
  return problem !== undefined && [vehicle, ...people].some((look) => look?.finding.problem?.code === problem.code)
}

interface PermitCardsProps {
  draft: Draft
  looks: Looks
  onDraft: (draft: Draft) => void
}

/** The permits shown so far: the vehicle's, and those of people. */
export function PermitCards({ draft, looks, onDraft }: PermitCardsProps) {
  return (
    <>
      {draft.permit && looks.vehicle && (
        <PermitCard
          look={looks.vehicle}
          listed={'permitId' in draft.permit}
          onDrop={() => onDraft({ ...draft, permit: undefined })}
        />
      )}
      {draft.people.map((person, index) => {
        const look = looks.people[index]
        if (!person.permit || !look) return null
        const onDrop = () => onDraft(withPerson(draft, person.at, { permit: undefined }))
        return <PermitCard key={person.at} look={look} listed={'permitId' in person.permit} onDrop={onDrop} />
      })}
    </>
  )
}
