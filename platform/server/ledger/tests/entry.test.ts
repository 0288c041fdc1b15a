import { hash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type LedgerEntry, leafOf, merkleRoot } from '../entry.ts'

const sha = (...parts: (Buffer | string)[]) =>
  hash('sha256', Buffer.concat(parts.map((part) => Buffer.from(part))), 'buffer')
const leaf = (word: string) => sha('\0', word)
const above = (left: Buffer, right: Buffer) => sha('\x01', left, right)

test('a root is put together pair by pair, and a lone leaf moves up as it is', () => {
  const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map(leaf) as [Buffer, Buffer, Buffer, Buffer, Buffer]
  expect(merkleRoot([a])).toEqual(a)
  expect(merkleRoot([a, b])).toEqual(above(a, b))
  expect(merkleRoot([a, b, c])).toEqual(above(above(a, b), c))
  expect(merkleRoot([a, b, c, d, e])).toEqual(above(above(above(a, b), above(c, d)), e))
  expect(() => merkleRoot([])).toThrow()
})

test('no two lists of leaves have one root: not changed, not swapped, not cut, not doubled', () => {
  const lists = fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 20 })
  fc.assert(
    fc.property(lists, fc.nat(), (words, at) => {
      const leaves = words.map(leaf)
      const root = merkleRoot(leaves)
      const here = at % leaves.length
      const others = [
        leaves.with(here, leaf(`${words[here]}!`)),
        [...leaves].reverse(),
        leaves.toSpliced(here, 1),
        [...leaves, leaves.at(-1) as Buffer],
      ]
      for (const other of others) expect(merkleRoot(other).equals(root)).toBe(false)
    }),
  )
})

const entry: LedgerEntry = {
  id: '019a0000-0000-7000-8000-000000000001',
  action: 'notes.pin',
  actorId: '019a0000-0000-7000-8000-000000000002',
  deviceId: null,
  areaId: '621121100000000000',
  responseId: null,
  madeAt: new Date('2022-10-01T00:00:00.123Z'),
  receivedAt: new Date('2022-10-01T00:00:01.456Z'),
  outcome: 'accepted',
  input: '{"topic":"药"}',
  sealed: Buffer.from([1, 2, 3]),
  keyId: '019a0000-0000-7000-8000-000000000003',
  problem: null,
  result: null,
  records: '[["notes.note","019a0000-0000-7000-8000-000000000004","digest"]]',
  events: null,
}

test('every column of an entry is in its leaf', () => {
  const other = {
    ...entry,
    ...{ deviceId: 'x', responseId: 'x', problem: 'x', result: 'x', events: 'x', outcome: 'refused' as const },
    ...{ madeAt: new Date(0), receivedAt: new Date(0), sealed: Buffer.from([1, 2, 4]), id: 'x', action: 'x' },
    ...{ actorId: 'x', areaId: '621121101000000000', input: '{}', keyId: 'x', records: 'x' },
  }
  for (const column of Object.keys(entry) as (keyof LedgerEntry)[]) {
    expect(leafOf({ ...entry, [column]: other[column] }).equals(leafOf(entry)), column).toBe(false)
  }
})

test('an entry of the whole country has one leaf, as it is written and as the database gives it back', () => {
  expect(leafOf({ ...entry, areaId: '0' }).equals(leafOf({ ...entry, areaId: '0'.repeat(18) }))).toBe(true)
})
