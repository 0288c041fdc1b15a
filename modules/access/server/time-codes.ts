import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Time-based one-time codes as every code app makes them: RFC 6238 with SHA-1, six digits, thirty seconds. */
const STEP_SECONDS = 30
const DIGITS = 6
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** 160 bits, as long as the hash (RFC 4226, section 4). */
export const makeSecret = () => randomBytes(20)

export const stepAt = (at: Date) => Math.floor(at.getTime() / 1000 / STEP_SECONDS)

export function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  const number = mac.readUInt32BE(offset) & 0x7fffffff
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0')
}

/** Which step a code belongs to, one either side of now (clocks differ), later than the last one used; else undefined. */
export function stepOf(secret: Buffer, code: string, { now, lastStep }: { now: Date; lastStep: number }) {
  const step = stepAt(now)
  const typed = Buffer.from(code.padEnd(DIGITS).slice(0, DIGITS))
  return [step, step - 1, step + 1].find(
    (one) => one > lastStep && code.length === DIGITS && timingSafeEqual(Buffer.from(codeAt(secret, one)), typed),
  )
}

/** RFC 4648, without padding: what apps take when somebody types the secret. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

/** What the square picture says to a code app. */
export function appAddress(secret: Buffer, username: string): string {
  const label = encodeURIComponent(`Muster:${username}`)
  return `otpauth://totp/${label}?${new URLSearchParams({ secret: base32(secret), issuer: 'Muster' })}`
}
