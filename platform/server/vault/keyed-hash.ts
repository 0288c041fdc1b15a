import { hash } from 'node:crypto'

const BLOCK = 64

/**
 * HMAC-SHA-256 (RFC 2104) under a key of at most 64 bytes, by two hashes in one call each: an Hmac object costs more than twice
 * as much to make, and again when it is cleared away.
 */
export function keyedHash(key: Buffer): (text: string) => Buffer {
  if (key.length > BLOCK) throw new Error('a key longer than a block would have to be hashed first')
  let inner = padded(key, 0x36, 1024)
  const outer = padded(key, 0x5c, 32)
  return (text) => {
    if (BLOCK + text.length * 3 > inner.length) inner = padded(key, 0x36, text.length * 3)
    const end = BLOCK + inner.write(text, BLOCK)
    // Read as hexadecimal: asking for bytes is slower than reading them here.
    outer.write(hash('sha256', inner.subarray(0, end), 'hex'), BLOCK, 'hex')
    return Buffer.from(hash('sha256', outer, 'hex'), 'hex')
  }
}

/** The key mixed into one block of padding, with room behind it. */
function padded(key: Buffer, padding: number, room: number): Buffer {
  const block = Buffer.alloc(BLOCK + room, padding)
  for (const [at, byte] of key.entries()) block[at] = byte ^ padding
  return block
}
