import { fromBase45, toBase45 } from '../../platform/shared/codes/base45.ts'
import { normaliseIdentityNumber } from '../../platform/shared/codes/identity-number.ts'
import { normalisePlate } from '../../platform/shared/codes/plate.ts'
import type { Id } from '../../platform/shared/ids.ts'
import type { Problem } from '../../platform/shared/problem.ts'
import { fromHex, isSignedBy, keyedHash, sign, toHex } from '../../platform/shared/signing.ts'
import type { PermitKind } from '../playbooks/zone-rules.ts'
import type { PermitHolder, PermitPayload } from './permit.ts'
import { problems } from './problems.ts'

/*
 * 109 bytes, 168 characters, a QR code of version 7 at error correction M: small enough for an old camera and a creased sheet.
 *   0 kind + 16 x holder   1 permit id (16)   17 area (8)   25 from   29 until (4 each, minutes since 1970)
 *   33 times   34 everyDays (0 0: no limit)   35 holder mark (6)   41 key id (4)   45 Ed25519 signature (64)
 * The signature is over the prefix and the first 45 bytes, so that it says nothing under another prefix.
 * Base45 has a space, but an odd number of bytes never ends in one: the text may be trimmed.
 */
const PREFIX = 'MP1:'
const BODY = 45
const SIZE = BODY + 64
const MINUTE = 60_000
// Their places are part of every printed code: add at the end only.
const KINDS: readonly PermitKind[] = ['exit', 'supply', 'workResumption', 'visitor', 'medical']
const HOLDERS: readonly PermitHolder[] = ['vehicle', 'person']

/** The text of a permit's QR code. `payload.from` and `until` are cut to whole minutes. */
export function signPermit(payload: PermitPayload, privateKey: string): string {
  const bytes = new Uint8Array(SIZE)
  const view = new DataView(bytes.buffer)
  bytes[0] = KINDS.indexOf(payload.kind) + 16 * HOLDERS.indexOf(payload.holder)
  bytes.set(fromHex(payload.permitId.replaceAll('-', '')), 1)
  view.setBigUint64(17, BigInt(payload.areaId))
  view.setUint32(25, Math.floor(payload.from.getTime() / MINUTE))
  view.setUint32(29, Math.floor(payload.until.getTime() / MINUTE))
  bytes[33] = payload.frequency?.times ?? 0
  bytes[34] = payload.frequency?.everyDays ?? 0
  bytes.set(fromHex(payload.holderMark), 35)
  bytes.set(fromHex(payload.keyId), 41)
  bytes.set(sign(signedPart(bytes), privateKey), BODY)
  return PREFIX + toBase45(bytes)
}

/** Whether a scanned text claims to be one of our permits, so that other codes on a windscreen are not called forged. */
export function looksLikePermit(token: string): boolean {
  return token.trim().toUpperCase().startsWith(PREFIX)
}

/**
 * What a permit's code says, once its signature is proved; needs no network. `publicKeys` maps key ids to public keys (hex).
 * Problems: permitUnreadable (not our code, or damaged), permitKeyUnknown (signed by a key this phone does not have),
 * permitForged (the signature does not hold). Dates, area and revocation are for `whyNotPermit`.
 */
export function verifyPermit(
  token: string,
  publicKeys: Readonly<Record<string, string>>,
): { payload: PermitPayload } | Problem {
  const text = token.trim()
  const bytes = text.startsWith(PREFIX) ? fromBase45(text.slice(PREFIX.length)) : undefined
  if (bytes?.length !== SIZE) return problems.permitUnreadable()
  const publicKey = publicKeys[toHex(bytes.subarray(41, 45))]
  if (!publicKey) return problems.permitKeyUnknown()
  if (!isSignedBy(signedPart(bytes), bytes.subarray(BODY), publicKey)) return problems.permitForged()
  const payload = readPayload(bytes)
  return payload ? { payload } : problems.permitUnreadable()
}

/**
 * Twelve hex digits that tie a permit to its holder's plate or document number. Keyed, because a plain hash of a plate or
 * an ID is undone by trying all of them; the key (hex) comes with the precinct's download.
 */
export function holderMark(permitId: Id, holder: PermitHolder, number: string, key: string): string {
  const normal = holder === 'vehicle' ? normalisePlate(number) : normaliseIdentityNumber(number)
  return keyedHash(key, `permit holder|${permitId}|${normal}`).slice(0, 12)
}

/** Whether this plate or document number is the one the permit was issued to. */
export function isHolder(payload: PermitPayload, number: string, key: string): boolean {
  return payload.holderMark === holderMark(payload.permitId, payload.holder, number, key)
}

function signedPart(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from([...new TextEncoder().encode(PREFIX), ...bytes.subarray(0, BODY)])
}

function readPayload(bytes: Uint8Array): PermitPayload | undefined {
  const view = new DataView(bytes.buffer)
  const [first = 0] = bytes
  const kind = KINDS[first % 16]
  const holder = HOLDERS[first >> 4]
  if (!kind || !holder) return undefined // signed by us, by a later version
  const [times = 0, everyDays = 0] = bytes.subarray(33, 35)
  return {
    permitId: toHex(bytes.subarray(1, 17)).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
    kind,
    areaId: view.getBigUint64(17).toString(),
    from: new Date(view.getUint32(25) * MINUTE),
    until: new Date(view.getUint32(29) * MINUTE),
    ...(times > 0 ? { frequency: { times, everyDays } } : {}),
    holder,
    holderMark: toHex(bytes.subarray(35, 41)),
    keyId: toHex(bytes.subarray(41, 45)),
  }
}
