import { useTexts } from '../../platform/browser/language/language.ts'
import { StateTag } from '../../platform/browser/look/state-tag.tsx'
import type { Keyring } from '../../platform/browser/offline/device-store.ts'
import { texts } from './texts.ts'

interface PeopleProps {
  people: (Keyring & { waiting: number })[]
  chosen: string
  onChoose: (username: string) => void
}

/** Who has signed in on this phone, masked, and whose records still wait for their return. */
export function PeopleOnPhone({ people, chosen, onChoose }: PeopleProps) {
  const t = useTexts(texts)
  if (people.length === 0) return null
  return (
    <ul className="p-list">
      {people.map((person) => (
        <li key={person.userId}>
          <button
            type="button"
            className="p-item"
            aria-pressed={chosen === person.username}
            onClick={() => onChoose(person.username)}
          >
            <span className="p-item-main">
              {person.mask} <small>{person.username}</small>
            </span>
            {person.waiting > 0 && <StateTag state="waiting">{t('waitingOf', { count: person.waiting })}</StateTag>}
            {chosen === person.username && <StateTag state="done"> </StateTag>}
          </button>
        </li>
      ))}
    </ul>
  )
}
