import { type AreaId, isWithin } from '../../platform/shared/area-id.ts'
import { whyNotIdentityNumber } from '../../platform/shared/codes/identity-number.ts'
import { whyNotMobile } from '../../platform/shared/codes/mobile.ts'
import { whyNotPlate } from '../../platform/shared/codes/plate.ts'
import { addDays, localDay, localStamp, startOfLocalDay } from '../../platform/shared/dates.ts'
import type { Problem } from '../../platform/shared/problem.ts'
import type { PermitKind } from '../playbooks/zone-rules.ts'
import type { ApprovePermit, PermitPayload, PermitState, RequestPermit } from './permit.ts'
import { problems } from './problems.ts'
import { permitStateWords } from './words.ts'

export interface PermitUse {
  at: Date
  /** The checkpoint's area. */
  areaId: AreaId
  revokedAt?: Date | undefined
  /** As of when the phone knew of revocations, if it had no network; left out, revocations count at once. */
  revocationsKnownAt?: Date | undefined
  /** When the permit was used before, as far as the one who decided could know. */
  usedAt?: readonly Date[]
  /** Whether plate or document number fit; undefined when none was at hand to compare. */
  isHolder?: boolean | undefined
}

/** What looking at a shown permit found. `kind` is unknown when its code could not be trusted. */
export interface PermitFinding {
  kind?: PermitKind
  problem?: Problem
  /** It had been revoked, but the phone could not know: the passage stands, and the revocation is raised. */
  revokedWhileOffline?: boolean
}

/** A shown permit, verified or not, looked at for one use. The phone and the server ask the same. */
export function findingOf(verified: { payload: PermitPayload } | Problem, use: PermitUse): PermitFinding {
  if (!('payload' in verified)) return { problem: verified }
  const { payload } = verified
  const problem = whyNotPermit(payload, use)
  const late = problem === undefined && use.revokedAt !== undefined && use.revokedAt <= use.at
  return { kind: payload.kind, ...(problem ? { problem } : {}), ...(late ? { revokedWhileOffline: true } : {}) }
}

/**
 * Why a genuine permit does not hold for this use, or undefined.
 * Problems: permitRevoked, permitNotYetValid, permitExpired, permitWrongArea, permitWrongHolder, permitUsedUp.
 */
export function whyNotPermit(
  permit: Pick<PermitPayload, 'areaId' | 'from' | 'until' | 'frequency'>,
  use: PermitUse,
): Problem | undefined {
  if (isKnownRevoked(use)) return problems.permitRevoked({ revokedAt: localStamp(use.revokedAt as Date) })
  if (use.at < permit.from) return problems.permitNotYetValid({ from: localStamp(permit.from) })
  if (use.at >= permit.until) return problems.permitExpired({ until: localStamp(permit.until) })
  if (!holdsAt(permit.areaId, use.areaId)) return problems.permitWrongArea()
  if (use.isHolder === false) return problems.permitWrongHolder()
  return whyNotAgain(permit, use)
}

function isKnownRevoked({ revokedAt, revocationsKnownAt, at }: PermitUse): boolean {
  return (
    revokedAt !== undefined && revokedAt <= at && (revocationsKnownAt === undefined || revokedAt <= revocationsKnownAt)
  )
}

// A village's permit holds at the village's own gate and at the township's and county's checkpoints on the way out.
function holdsAt(permitArea: AreaId, checkpointArea: AreaId): boolean {
  return isWithin(checkpointArea, permitArea) || isWithin(permitArea, checkpointArea)
}

// "Once in two days" is today or yesterday by the calendar, not 48 hours: people plan by days.
function whyNotAgain(permit: Pick<PermitPayload, 'from' | 'frequency'>, use: PermitUse): Problem | undefined {
  if (!permit.frequency) return undefined
  const { times, everyDays } = permit.frequency
  const since = everyDays === 0 ? permit.from : startOfLocalDay(addDays(localDay(use.at), 1 - everyDays))
  const used = (use.usedAt ?? []).filter((one) => since <= one && one < use.at).length
  if (used < times) return undefined
  const days = everyDays === 0 ? `${localDay(permit.from)} –` : `${localDay(since)} – ${localDay(use.at)}`
  return problems.permitUsedUp({ times, days })
}

/** Why a permit cannot be asked for like this. `mostDays` comes from the response's settings. */
export function whyNotRequest(request: RequestPermit, mostDays: number): Problem | undefined {
  return whyNotHolder(request) ?? whyNotMobile(request.phone) ?? whyNotSpan(request, mostDays)
}

function whyNotHolder(request: RequestPermit): Problem | undefined {
  const number = request.holder === 'vehicle' ? request.plate : request.identityNumber
  if (!number) return problems.permitHolderMissing()
  return (
    (request.plate ? whyNotPlate(request.plate) : undefined) ??
    (request.identityNumber ? whyNotIdentityNumber(request.identityNumber, request.document) : undefined)
  )
}

/** Why a permit cannot run from `from` until `until` (ISO): it ends after it begins, within `mostDays` days. */
export function whyNotSpan(span: { from: string; until: string }, mostDays: number): Problem | undefined {
  // Codes say whole minutes: a span within one minute is none.
  const minutes = Math.floor(Date.parse(span.until) / 60_000) - Math.floor(Date.parse(span.from) / 60_000)
  return minutes > 0 && minutes <= mostDays * 1440 ? undefined : problems.permitSpan({ days: mostDays })
}

/** Why this permit cannot be approved so: only a request can, for a span of at most `mostDays` days. */
export function whyNotApprove(
  permit: { state: PermitState; from: Date; until: Date },
  approval: Pick<ApprovePermit, 'from' | 'until'>,
  mostDays: number,
): Problem | undefined {
  if (permit.state !== 'requested') return wrongState(permit.state)
  const span = { from: approval.from ?? permit.from.toISOString(), until: approval.until ?? permit.until.toISOString() }
  return whyNotSpan(span, mostDays)
}

/** Why this permit cannot be declined: only a request can. */
export function whyNotDecline(permit: { state: PermitState }): Problem | undefined {
  return permit.state === 'requested' ? undefined : wrongState(permit.state)
}

/** Why this permit cannot be revoked: only an approved one can. */
export function whyNotRevoke(permit: { state: PermitState }): Problem | undefined {
  return permit.state === 'approved' ? undefined : wrongState(permit.state)
}

function wrongState(state: PermitState): Problem {
  const { zh, en } = permitStateWords[state]
  return problems.permitWrongState({ stateZh: zh, stateEn: en })
}
