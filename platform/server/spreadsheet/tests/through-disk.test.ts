import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { throughDisk } from '../spool.ts'

const MEGABYTES = 20
const chunk = (at: number) => Buffer.alloc(1024 * 1024, at)

function aSource(failsAt = Number.POSITIVE_INFINITY) {
  const seen = { given: 0 }
  const source = Readable.from(
    (async function* () {
      for (let at = 0; at < MEGABYTES; at++) {
        if (at === failsAt) throw new Error('made up')
        seen.given++
        yield chunk(at)
      }
    })(),
    { objectMode: false },
  )
  return { source, seen }
}

async function untilTrue(holds: () => boolean) {
  while (!holds()) await sleep(5)
}

test('the source is through long before somebody takes the first byte, and every byte arrives', async () => {
  const { source, seen } = aSource()
  const taken = await throughDisk(source)
  await untilTrue(() => seen.given === MEGABYTES)
  const whole = await buffer(taken)
  expect(whole.equals(Buffer.concat(Array.from({ length: MEGABYTES }, (_, at) => chunk(at))))).toBe(true)
})

test('a source that fails in the middle fails for whoever takes it', async () => {
  await expect(buffer(await throughDisk(aSource(3).source))).rejects.toThrow('made up')
})

test('a taker who leaves ends the source', async () => {
  const { source } = aSource()
  const taken = await throughDisk(source)
  taken.destroy()
  await untilTrue(() => source.destroyed)
})
