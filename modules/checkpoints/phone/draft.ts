import { normalisePlate, plateKindOf } from '../../../platform/shared/codes/plate.ts'
import type { Id } from '../../../platform/shared/ids.ts'
import type { Direction, Goods, OriginClass, Passage, ShownPermit, Subject } from '../passage.ts'

/** One occupant or pedestrian while the passage is being made. `at` keeps the row's place in lists. */
export interface DraftPerson {
  at: number
  identityNumber: string
  temperature?: number | undefined
  permit?: ShownPermit | undefined
  onFollowUp?: boolean
}

/** A passage while it is being made: what is typed, before a decision. */
export interface Draft {
  subject: Subject
  direction: Direction
  plate: string
  otherPlate: boolean
  permit?: ShownPermit | undefined
  /** Where the driver or the one person says to come from; nobody has to ask. */
  origin?: OriginClass | undefined
  /** What the vehicle carries, where somebody asked. */
  goods?: Goods | undefined
  people: DraftPerson[]
}

/** What the keys at the thumb write to now. */
export type Focus = { to: 'plate' } | { to: 'temperature' | 'identity'; at: number } | { to: 'nothing' }

/** A fresh passage; a plate begins with the province and letter that nearly every vehicle here has. */
export function newDraft(subject: Subject, direction: Direction, plateStart: string): Draft {
  const plate = subject === 'vehicle' ? plateStart : ''
  return { subject, direction, plate, otherPlate: false, people: [{ at: 1, identityNumber: '' }] }
}

export function firstFocus(subject: Subject): Focus {
  return subject === 'vehicle' ? { to: 'plate' } : { to: 'temperature', at: 1 }
}

/** A plate has 7 characters, with new energy 8; the keys stop there. */
export const longestPlate = 8

/**
 * True when a plate is as long as it will be, so that the keys may go on to the temperature. With D or F in the third
 * place an eighth character may still come; a large new energy vehicle's eighth is added by its own key.
 */
export function plateIsDone(plate: string): boolean {
  if (plate.length === longestPlate) return true
  return plate.length === 7 && plateKindOf(plate) === 'ordinary' && !/^..[DF]/.test(plate)
}

export function withPerson(draft: Draft, at: number, change: Partial<DraftPerson>): Draft {
  return { ...draft, people: draft.people.map((person) => (person.at === at ? { ...person, ...change } : person)) }
}

export function addPerson(draft: Draft): Draft {
  return { ...draft, people: [...draft.people, { at: draft.people.length + 1, identityNumber: '' }] }
}

/** Takes the last person off again; a vehicle always has its driver. */
export function dropPerson(draft: Draft): Draft {
  return draft.people.length > 1 ? { ...draft, people: draft.people.slice(0, -1) } : draft
}

/** True once there is something to judge: before that, "no permit" would be said of nobody. */
export function hasBegun(draft: Draft): boolean {
  const { subject, plate, otherPlate, permit, people } = draft
  const plated = subject === 'vehicle' && (otherPlate ? plate.length > 1 : plateIsDone(plate) || plate.length === 7)
  return plated || permit !== undefined || people.some((one) => one.temperature !== undefined || one.permit)
}

/** Where the keys go after a temperature: to the next person without one, else nowhere. */
export function nextFocus(draft: Draft): Focus {
  const next = draft.people.find((person) => person.temperature === undefined)
  return next ? { to: 'temperature', at: next.at } : { to: 'nothing' }
}

/** The passage as it would be recorded with this decision. */
export function passageOf(
  draft: Draft,
  fixed: { id: Id; checkpointId: Id; offlineMark?: Passage['offlineMark'] },
  decided: Pick<Passage, 'decision' | 'reason' | 'note' | 'handedOverTo' | 'refusalGrade'>,
): Passage {
  const vehicle = draft.subject === 'vehicle'
  return {
    id: fixed.id,
    checkpointId: fixed.checkpointId,
    subject: draft.subject,
    direction: draft.direction,
    ...(vehicle && draft.plate.length > 2 ? { plate: normalisePlate(draft.plate) } : {}),
    ...(vehicle && draft.plate.length > 2 ? { plateKind: draft.otherPlate ? 'other' : plateKindOf(draft.plate) } : {}),
    people: draft.people.map((person, at) => personOf(person, at === 0 ? draft.origin : undefined)),
    ...(draft.permit ? { permit: draft.permit } : {}),
    ...(vehicle && draft.goods ? { goods: draft.goods } : {}),
    ...(fixed.offlineMark ? { offlineMark: fixed.offlineMark } : {}),
    ...decided,
  }
}

function personOf(person: DraftPerson, originClass: OriginClass | undefined): Passage['people'][number] {
  const { identityNumber, temperature, permit, onFollowUp } = person
  return {
    document: 'residentId',
    ...(identityNumber ? { identityNumber } : {}),
    ...(temperature === undefined ? {} : { temperature }),
    ...(permit ? { permit } : {}),
    ...(onFollowUp ? { onFollowUp } : {}),
    ...(originClass ? { originClass } : {}),
  }
}

/** The draft that would give this passage, for mending a refused one. */
export function draftOf(passage: Passage): Draft {
  return {
    subject: passage.subject,
    direction: passage.direction,
    plate: passage.plate ?? '',
    otherPlate: passage.plateKind === 'other',
    permit: passage.permit,
    origin: passage.people[0]?.originClass,
    goods: passage.goods,
    people: (passage.people.length > 0 ? passage.people : [{ identityNumber: '' }]).map((person, at) => ({
      at: at + 1,
      identityNumber: person.identityNumber ?? '',
      temperature: 'temperature' in person ? person.temperature : undefined,
      permit: 'permit' in person ? person.permit : undefined,
      onFollowUp: 'onFollowUp' in person ? (person.onFollowUp ?? false) : false,
    })),
  }
}
