import { fromBase45, toBase45 } from '../../platform/shared/codes/base45.ts'
import { type LocalDay, localDay, localStamp } from '../../platform/shared/dates.ts'
import type { Problem } from '../../platform/shared/problem.ts'
import { fromHex, isSignedBy, sign, toHex } from '../../platform/shared/signing.ts'
import { attendanceProblems } from './attendance-problems.ts'

/*
 * The code that a post shows: 84 bytes, 126 characters, new every 30 s.
 *   0 post id (16)   16 turn, half minutes since 1970 (4)   20 Ed25519 signature over the prefix and the first 20 bytes (64)
 * Each post has a key for each day. The phone that shows the code holds the private half of a few days; whoever scans holds the
 * public half: they prove a code without a network and cannot make one.
 */
const PREFIX = 'MQ1:'
const BODY = 20
const SIZE = BODY + 64
export const TURN_MS = 30_000
/** Two phones' clocks may differ by this much. */
const APART_MS = 120_000

/** The text of the code that a post shows at a moment. `privateKey`: the post's key of that day, hex. */
export function signPostCode(postId: string, at: Date, privateKey: string): string {
  const bytes = new Uint8Array(SIZE)
  bytes.set(fromHex(postId.replaceAll('-', '')), 0)
  new DataView(bytes.buffer).setUint32(16, Math.floor(at.getTime() / TURN_MS))
  bytes.set(sign(signedPart(bytes), privateKey), BODY)
  return PREFIX + toBase45(bytes)
}

/**
 * Why a scanned code does not prove being at the post at `at`; undefined: it does. `publicKeys` by local day: without the day's key the
 * signature is left for the server to prove. Problems: codeUnreadable, codeOtherPost, codeOld, codeAhead, codeForged.
 */
export function whyNotPostCode(
  text: string,
  { postId, at, publicKeys }: { postId: string; at: Date; publicKeys: Readonly<Record<LocalDay, string>> },
): Problem | undefined {
  const bytes = bytesOf(text)
  if (!bytes) return attendanceProblems.codeUnreadable()
  if (toHex(bytes.subarray(0, 16)) !== postId.replaceAll('-', '').toLowerCase())
    return attendanceProblems.codeOtherPost()
  const shown = new Date(new DataView(bytes.buffer, bytes.byteOffset).getUint32(16) * TURN_MS)
  const age = at.getTime() - shown.getTime()
  const stamps = { shown: localStamp(shown), at: localStamp(at) }
  if (age >= TURN_MS + APART_MS) return attendanceProblems.codeOld(stamps)
  if (age < -APART_MS) return attendanceProblems.codeAhead(stamps)
  const publicKey = publicKeys[localDay(shown)]
  if (!publicKey || isSignedBy(signedPart(bytes), bytes.subarray(BODY), publicKey)) return undefined
  return attendanceProblems.codeForged()
}

/** The post that shows a code, as the code itself says; undefined where it is none. Not proved by this. */
export function postOfCode(text: string): string | undefined {
  const bytes = bytesOf(text)
  return bytes && toHex(bytes.subarray(0, 16)).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function bytesOf(text: string): Uint8Array | undefined {
  const trimmed = text.trim()
  const bytes = trimmed.startsWith(PREFIX) ? fromBase45(trimmed.slice(PREFIX.length)) : undefined
  return bytes?.length === SIZE ? bytes : undefined
}

function signedPart(bytes: Uint8Array): Uint8Array {
  const part = new Uint8Array(PREFIX.length + BODY)
  part.set([...PREFIX].map((one) => one.charCodeAt(0)))
  part.set(bytes.subarray(0, BODY), PREFIX.length)
  return part
}
