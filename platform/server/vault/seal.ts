import { createCipheriv, createDecipheriv, type KeyObject, randomFillSync } from 'node:crypto'

// Random nonces are drawn many at a time: one system call for a thousand seals.
const pool = Buffer.alloc(12 * 1024)
let used = pool.length

function nonce(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += 12
  return Buffer.from(pool.subarray(used - 12, used))
}

/** AES-256-GCM: 12 bytes of nonce, the ciphertext, 16 bytes of tag. `bound` ties it to its place, so that it cannot be moved. */
export function seal(key: KeyObject, plain: Buffer | string, bound: string): Buffer {
  const start = nonce()
  const cipher = createCipheriv('aes-256-gcm', key, start)
  cipher.setAAD(Buffer.from(bound))
  const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain)
  return Buffer.concat([start, body, cipher.final(), cipher.getAuthTag()])
}

/** The way back; throws when the key, the place or a byte is wrong. */
export function unseal(key: KeyObject, sealed: Buffer, bound: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
  decipher.setAAD(Buffer.from(bound))
  decipher.setAuthTag(sealed.subarray(sealed.length - 16))
  return Buffer.concat([decipher.update(sealed.subarray(12, sealed.length - 16)), decipher.final()])
}
