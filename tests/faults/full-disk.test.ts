import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startServerProcess } from '../support/server-process.ts'
import { openField } from './field/field.ts'
import { playRound } from './field/round.ts'
import { mountSmallDisk } from './field/small-disk.ts'
import { diskFull } from './troubles/disk-full.ts'

const folder = mkdtempSync(join(tmpdir(), 'muster-small-disk-'))
const disk = mountSmallDisk(folder)
if (!disk) console.log('no disk can be mounted here, so none was filled: run as root outside a container')
afterAll(() => {
  disk?.remove()
  rmSync(folder, { recursive: true, force: true })
})

test.runIf(disk)('a full disk is told in words, saves nothing by halves, and is over when there is room', async () => {
  if (!disk) return
  const server = await startServerProcess(folder)
  try {
    const field = await openField(server, { phones: 40, seed: 1998, paceMs: 400 })
    const round = await playRound(field, diskFull(disk, { seconds: 6 }), { checked: new WeakMap(), prove: true })
    await field.crew.stop()
    expect(round.broken).toEqual([])
    expect(round.answered).toBeGreaterThan(200)
  } finally {
    await server.end()
  }
})
