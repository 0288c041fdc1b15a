import { localStamp } from '../../platform/shared/dates.ts'
import type { Problem } from '../../platform/shared/problem.ts'
import { handoverProblems as problems } from './handover-problems.ts'

const CLOCK_AHEAD_MS = 15 * 60_000

/** Why a shift cannot be handed over by this member now; `writtenAt`: it has been. */
export function whyNotSign({
  shiftFrom,
  onShift,
  writtenAt,
  at,
  now,
}: {
  shiftFrom: Date
  onShift: boolean
  writtenAt: Date | undefined
  at: Date
  now: Date
}): Problem | undefined {
  if (!onShift) return problems.handoverNotYours()
  if (at < shiftFrom) return problems.handoverTooSoon({ from: localStamp(shiftFrom) })
  if (at.getTime() - now.getTime() > CLOCK_AHEAD_MS)
    return problems.handoverAhead({ at: localStamp(at), now: localStamp(now) })
  return writtenAt && problems.handoverWritten({ at: localStamp(writtenAt) })
}

/** Why somebody cannot countersign. Humans are compared, not entries of the list: one may stand on it twice. */
export function whyNotCountersign({
  signer,
  countersigner,
  onRelief,
  signedAt,
  countersignedAt,
  at,
}: {
  signer: string | undefined
  countersigner: string
  onRelief: boolean
  signedAt: Date
  countersignedAt: Date | null
  at: Date
}): Problem | undefined {
  if (countersignedAt) return problems.handoverCountersigned({ at: localStamp(countersignedAt) })
  if (signer === countersigner) return problems.handoverSamePerson()
  if (!onRelief) return problems.handoverNotRelief()
  // Two phones' clocks differ a little; an hour is no longer that.
  const before = signedAt.getTime() - at.getTime() > CLOCK_AHEAD_MS
  return before ? problems.handoverBeforeSigned({ at: localStamp(at), signed: localStamp(signedAt) }) : undefined
}
