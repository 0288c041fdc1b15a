import { useCallback, useMemo, useState } from 'react'
import type { Field } from '../../../platform/browser/offline/field.tsx'
import { replaceItem } from '../../../platform/browser/offline/outbox.ts'
import { useOnline } from '../../../platform/browser/offline/use-online.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { Problem } from '../../../platform/shared/problem.ts'
import type { Passage } from '../passage.ts'
import type { DownloadedPost, PrecinctDownload } from '../precinct-download.ts'
import { whyNotRecord } from '../record-rules.ts'
import { decisionFromRules, fevers } from '../rules.ts'
import { beginDecision, type Decided, questionFor, withAnswer } from './decide.ts'
import { type Draft, passageOf } from './draft.ts'
import { factsOf, passagesIn, recordPassageAction } from './facts.ts'

export type Deciding =
  | { kind: 'saved'; passage: Passage; madeAt: Date }
  | { kind: 'asking'; decided: Decided }
  | { kind: 'refused'; problem: Problem }

interface Place {
  field: Field
  download: PrecinctDownload
  checkpoint: DownloadedPost
  /** The refused record that this passage mends; the field's own time is kept. */
  mends?: { id: string; madeAt: Date } | undefined
}

/** The rules as seen from one draft: what they propose, what they still ask, and the one way to save. */
export function usePassage(draft: Draft, { field, download, checkpoint, mends }: Place) {
  const online = useOnline()
  const [asking, setAsking] = useState<Decided>()
  const { outbox } = field
  // Once a record, not once a key: a day's queue is a thousand of them.
  const before = useMemo(() => passagesIn(outbox ?? []), [outbox])
  const factsAt = useCallback(
    (at: Date) => factsOf(draft, { download, checkpoint, before, at: mends?.madeAt ?? at }),
    [draft, download, checkpoint, before, mends],
  )
  const facts = useMemo(() => factsAt(new Date()), [factsAt])
  const away = !online || field.sender === 'waitingForNetwork'
  const offlineMark = away && field.slice ? { downloadedAt: field.slice.downloadedAt } : undefined

  const passage = (decided: Decided): Passage =>
    passageOf(draft, { id: newId(), checkpointId: checkpoint.id, offlineMark }, decided)
  const proposal = decisionFromRules(passage({ decision: 'passed' }), facts)

  async function decide(decided: Decided): Promise<Deciding> {
    const made = passage(decided)
    // Asked anew: a permit may have run out while the page stood open.
    const now = { ...factsAt(new Date()), receivedAt: new Date() }
    if (questionFor(made, now)) {
      setAsking(decided)
      return { kind: 'asking', decided }
    }
    setAsking(undefined)
    const problem = whyNotRecord(made, now)
    if (problem) return { kind: 'refused', problem }
    if (mends) {
      await replaceItem(field.store, mends.id, field.command(recordPassageAction, made, now.madeAt))
      field.sendNow()
    } else await field.record(recordPassageAction, made, now.madeAt)
    return { kind: 'saved', passage: made, madeAt: now.madeAt }
  }

  return {
    looks: facts.looks,
    gradeBefore: facts.gradeBefore,
    proposal,
    asking,
    question: asking && questionFor(passage(asking), facts),
    begin: (decision: Passage['decision'], { askReason = false } = {}) =>
      decide(decision === 'passed' || askReason ? { decision } : beginDecision(decision, passage({ decision }), facts)),
    answer: (answer: Partial<Decided>) =>
      decide(
        withAnswer(asking as Decided, answer, fevers(passage({ decision: 'passed' }), facts.feverFrom).length > 0),
      ),
    stopAsking: () => setAsking(undefined),
  }
}
