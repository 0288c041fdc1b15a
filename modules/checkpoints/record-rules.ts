import { whyNotIdentityNumber } from '../../platform/shared/codes/identity-number.ts'
import { whyNotMobile } from '../../platform/shared/codes/mobile.ts'
import { whyNotPlate } from '../../platform/shared/codes/plate.ts'
import { localStamp } from '../../platform/shared/dates.ts'
import type { Problem } from '../../platform/shared/problem.ts'
import type { Passage } from './passage.ts'
import { problems } from './problems.ts'
import { type DecideFacts, whyNotDecide } from './rules.ts'
import { decisionWords, reasonWords } from './words.ts'

export interface RecordFacts extends DecideFacts {
  checkpoint: { openedAt: Date; closedAt?: Date | undefined }
  actor: { mayEnterPaper: boolean }
  /** How many days later a phone's and a paper record may still come in. */
  withinDays: { phone: number; paper: number }
  madeAt: Date
  receivedAt: Date
}

const DAY_MS = 86_400_000
/** A device's clock may be this much ahead of ours. */
export const CLOCK_AHEAD_MS = 10 * 60_000

/**
 * Why a passage cannot be recorded, or undefined. The phone asks it before it keeps the passage, the server before it writes
 * it. Besides `whyNotDecide` and the problems of numbers and plates: paperNotAllowed, madeInFuture, madeTooLongAgo,
 * checkpointNotOpen, checkpointClosed, plateMissing, plateUncalled, onePersonOnly, fewerThanRegistered.
 */
export function whyNotRecord(passage: Passage, facts: RecordFacts): Problem | undefined {
  if (passage.enteredFor === 'paper' && !facts.actor.mayEnterPaper) return problems.paperNotAllowed()
  return whyNotThen(passage, facts) ?? whyNotSubject(passage) ?? whyNotNumbers(passage) ?? whyNotDecide(passage, facts)
}

/**
 * Why a passage cannot be corrected so, or undefined: each row is superseded once, by a passage that could itself stand.
 * `facts` are those of the time of the passage, not of the correction.
 */
export function whyNotCorrect(
  original: { supersededAt?: Date | undefined; now?: Said | undefined },
  correction: Passage,
  facts: DecideFacts,
): Problem | undefined {
  if (original.supersededAt) return alreadyCorrected(original.supersededAt, original.now, correction)
  return whyNotSubject(correction) ?? whyNotNumbers(correction) ?? whyNotDecide(correction, facts)
}

type Said = Pick<Passage, 'decision' | 'reason'>

function alreadyCorrected(at: Date, now: Said | undefined, yours: Said): Problem {
  const texts = { current: now && saidIn(now), yours: saidIn(yours) }
  return problems.alreadyCorrected({
    at: localStamp(at),
    currentZh: texts.current?.zh ?? '–',
    currentEn: texts.current?.en ?? '–',
    yoursZh: texts.yours.zh,
    yoursEn: texts.yours.en,
  })
}

function saidIn({ decision, reason }: Said): { zh: string; en: string } {
  const { zh, en } = decisionWords[decision]
  if (!reason) return { zh, en }
  return { zh: `${zh}：${reasonWords[reason].zh}`, en: `${en}: ${reasonWords[reason].en}` }
}

function whyNotThen(passage: Passage, facts: RecordFacts): Problem | undefined {
  // Phones can be a day late and their clocks a little off: trust madeAt within bounds.
  const { madeAt, receivedAt, checkpoint } = facts
  const stamp = () => localStamp(madeAt)
  const days = passage.enteredFor === 'paper' ? facts.withinDays.paper : facts.withinDays.phone
  const age = receivedAt.getTime() - madeAt.getTime()
  if (age < -CLOCK_AHEAD_MS) return problems.madeInFuture({ madeAt: stamp() })
  if (age > days * DAY_MS) return problems.madeTooLongAgo({ madeAt: stamp(), days })
  if (madeAt < checkpoint.openedAt) {
    return problems.checkpointNotOpen({ madeAt: stamp(), openedAt: localStamp(checkpoint.openedAt) })
  }
  if (checkpoint.closedAt && madeAt >= checkpoint.closedAt) {
    return problems.checkpointClosed({ madeAt: stamp(), closedAt: localStamp(checkpoint.closedAt) })
  }
  return undefined
}

function whyNotSubject(passage: Passage): Problem | undefined {
  const { subject, people, peopleCount } = passage
  if (peopleCount !== undefined && peopleCount < people.length) {
    return problems.fewerThanRegistered({ counted: peopleCount, registered: people.length })
  }
  if (subject === 'vehicle') return passage.plate ? undefined : problems.plateMissing()
  if (passage.plate || passage.goods) return problems.plateUncalled()
  return people.length > 1 || (peopleCount ?? 1) > 1 ? problems.onePersonOnly() : undefined
}

function whyNotNumbers(passage: Passage): Problem | undefined {
  const plate = passage.plate === undefined ? undefined : whyNotPlate(passage.plate, passage.plateKind)
  if (plate) return plate
  for (const { identityNumber, document, phone } of passage.people) {
    const wrong =
      (identityNumber === undefined ? undefined : whyNotIdentityNumber(identityNumber, document)) ??
      (phone === undefined ? undefined : whyNotMobile(phone))
    if (wrong) return wrong
  }
  return undefined
}
