import { type Draft, withPerson } from './draft.ts'
import { PermitCard } from './permit-card.tsx'
import type { LookedAt } from './shown-permit.ts'

interface PermitCardsProps {
  draft: Draft
  looks: { vehicle?: LookedAt | undefined; people: (LookedAt | undefined)[] }
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
