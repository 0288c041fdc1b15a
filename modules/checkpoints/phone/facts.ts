import type { OutboxItem } from '../../../platform/browser/offline/outbox.ts'
import type { Passage, RefusalGrade } from '../passage.ts'
import type { DownloadedPost, PrecinctDownload } from '../precinct-download.ts'
import type { RecordFacts } from '../record-rules.ts'
import type { Draft } from './draft.ts'
import { type LookedAt, lookAtPermit } from './shown-permit.ts'

export const recordPassageAction = 'checkpoints.recordPassage'

/** The passages that this phone recorded in this shift and that still stand, with the field's own time. */
export function passagesIn(outbox: OutboxItem[]): { passage: Passage; at: Date; item: OutboxItem }[] {
  return outbox
    .filter((item) => item.action === recordPassageAction && item.state !== 'discarded')
    .map((item) => ({ passage: item.input as Passage, at: new Date(item.madeAt), item }))
}

/** Everything the rules ask for, from the download and the phone's own passages; `looks` is what the permits turned out to be. */
export function factsOf(
  draft: Draft,
  known: { download: PrecinctDownload; checkpoint: DownloadedPost; before: { passage: Passage; at: Date }[]; at: Date },
): RecordFacts & { looks: { vehicle?: LookedAt | undefined; people: (LookedAt | undefined)[] } } {
  const { download, checkpoint, before, at } = known
  const use = { download, checkpoint, at, before }
  const vehicle =
    draft.permit && lookAtPermit(draft.permit, { ...use, number: draft.plate.length > 6 ? draft.plate : '' })
  const people = draft.people.map(
    (person) => person.permit && lookAtPermit(person.permit, { ...use, number: person.identityNumber }),
  )
  const openedAt = new Date(checkpoint.openedAt)
  return {
    feverFrom: download.rules.feverFrom,
    permits: checkpoint.permits[draft.direction],
    shown: vehicle?.finding ?? (draft.subject === 'person' ? people[0]?.finding : undefined),
    shownByPeople: people.map((look) => look?.finding),
    checkpoint: { openedAt, ...(checkpoint.closedAt ? { closedAt: new Date(checkpoint.closedAt) } : {}) },
    actor: { mayEnterPaper: false },
    withinDays: download.rules.withinDays,
    madeAt: at,
    receivedAt: at,
    gradeBefore: gradeBefore(draft, before),
    looks: { vehicle, people },
  }
}

function gradeBefore(draft: Draft, before: { passage: Passage }[]): RefusalGrade | undefined {
  const numbers = draft.people.map((person) => person.identityNumber).filter(Boolean)
  const same = before.filter(({ passage }) =>
    draft.subject === 'vehicle'
      ? passage.plate === draft.plate
      : passage.people.some((person) => numbers.includes(person.identityNumber ?? '')),
  )
  return same.map(({ passage }) => passage.refusalGrade).findLast((grade) => grade !== undefined)
}
