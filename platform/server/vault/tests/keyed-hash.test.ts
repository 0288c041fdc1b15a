import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyedHash } from '../keyed-hash.ts'

test('a keyed hash is the HMAC-SHA-256 of the runtime, for every key and text', () => {
  const keys = fc.uint8Array({ minLength: 1, maxLength: 64 }).map((bytes) => Buffer.from(bytes))
  const texts = fc.array(fc.string({ unit: 'binary', maxLength: 3000 }), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(keys, texts, (key, some) => {
      const hashed = keyedHash(key)
      // Long after short and short after long: nothing of one is left in the next.
      for (const text of [...some, ...some.toReversed()])
        expect(hashed(text).equals(createHmac('sha256', key).update(text).digest())).toBe(true)
    }),
  )
})

test('a key longer than a block is turned away', () => {
  expect(() => keyedHash(Buffer.alloc(65))).toThrow('longer than a block')
})
