import type { Id } from '../../../platform/shared/ids.ts'
import type { Problem } from '../../../platform/shared/problem.ts'
import type { Passage, ShownPermit } from '../passage.ts'
import type { PermitHolder, PermitPayload } from '../permit.ts'
import { findingOf, type PermitFinding } from '../permit-rules.ts'
import { isHolder, verifyPermit } from '../permit-token.ts'
import type { DownloadedPost, PrecinctDownload } from '../precinct-download.ts'
import { problems } from '../problems.ts'

/** What a permit that was shown says, and what looking at it found; without network, from the download alone. */
export interface LookedAt {
  payload?: PermitPayload
  finding: PermitFinding
}

interface Use {
  download: PrecinctDownload
  checkpoint: DownloadedPost
  /** The plate or document number typed so far; empty when there is nothing to compare with. */
  number: string
  at: Date
  /** Passages already recorded on this phone. */
  before: { passage: Passage; at: Date }[]
}

/** Looks at a permit as scanned or found in the download: forged, revoked, expired, of another area or holder, used up. */
export function lookAtPermit(shown: ShownPermit, use: Use): LookedAt {
  const checked = verify(shown, use.download)
  if (!('payload' in checked)) return { finding: { problem: checked } }
  const { payload } = checked
  const { download, checkpoint, number, at } = use
  const revoked = download.revokedPermits.find((one) => one.permitId === payload.permitId)
  const finding = findingOf(checked, {
    at,
    areaId: checkpoint.areaId,
    revokedAt: revoked && new Date(revoked.revokedAt),
    usedAt: usedAt(shown, use),
    isHolder: number && download.holderKey ? isHolder(payload, number, download.holderKey) : undefined,
  })
  return { payload, finding }
}

function verify(shown: ShownPermit, download: PrecinctDownload): { payload: PermitPayload } | Problem {
  if ('token' in shown) return verifiedOnce(shown.token, download)
  const listed = download.permits.find((permit) => permit.permitId === shown.permitId)
  return listed ? { payload: payloadOf(listed) } : problems.permitUnreadable()
}

// A signature takes milliseconds on a cheap phone and the rules are asked at each key: prove each code once.
const verified = new WeakMap<PrecinctDownload, Map<string, { payload: PermitPayload } | Problem>>()

function verifiedOnce(token: string, download: PrecinctDownload): { payload: PermitPayload } | Problem {
  const known = verified.get(download) ?? new Map<string, { payload: PermitPayload } | Problem>()
  verified.set(download, known)
  const result = known.get(token) ?? verifyPermit(token, download.permitKeys)
  known.set(token, result)
  return result
}

function usedAt(shown: ShownPermit, { before }: Use): Date[] {
  const same = JSON.stringify(shown)
  const used = before.filter(
    ({ passage }) =>
      passage.decision === 'passed' &&
      [passage.permit, ...passage.people.map((person) => person.permit)].some((one) => JSON.stringify(one) === same),
  )
  return used.map(({ at }) => at)
}

/** The permit in the download that was issued to this plate or document number, for those who left the paper at home. */
export function findPermitOf(number: string, holder: PermitHolder, download: PrecinctDownload): Id | undefined {
  const key = download.holderKey
  if (!key) return undefined
  const found = download.permits.find((permit) => permit.holder === holder && isHolder(payloadOf(permit), number, key))
  return found?.permitId
}

function payloadOf(permit: PrecinctDownload['permits'][number]): PermitPayload {
  const { frequency, from, until, ...rest } = permit
  return {
    ...rest,
    ...(frequency ? { frequency } : {}),
    from: new Date(from),
    until: new Date(until),
    keyId: '',
  }
}
