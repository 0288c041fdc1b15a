import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startServerProcess } from '../../support/server-process.ts'
import { type Field, openField, untilReady } from '../field/field.ts'
import { type Pair, startPair } from '../field/pair.ts'
import { playRound } from '../field/round.ts'
import type { Trouble } from './trouble.ts'

/** A field whose database is a primary with a standby; `use` gets both. */
export async function withPair(
  { phones, seed }: { phones: number; seed: number },
  use: (field: Field, pair: Pair) => Promise<void>,
): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'muster-pair-'))
  const pair = await startPair(root)
  mkdirSync(join(root, 'server'))
  try {
    const server = await startServerProcess(join(root, 'server'), { DATABASE_URL: pair.url })
    try {
      const field = await openField(server, { phones, seed, paceMs: 400, databaseUrl: pair.directUrl() })
      await use(field, pair)
      await field.crew.stop()
    } finally {
      await server.end()
    }
  } finally {
    await pair.end()
    rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

/** The power of the primary goes under load and the standby takes its place. */
export const powerCutOf = (pair: Pair): Trouble => ({
  name: 'powerCut',
  async happen(field) {
    await sleep(field.chance.between(2000, 4000))
    pair.primary.cutPower()
    await sleep(field.chance.between(0, 2000))
    await pair.promote()
    field.databaseUrl = pair.directUrl()
    await untilReady(field.server)
    await sleep(1000)
  },
})

/** A pair of its own, and a power cut: the other phones go on meanwhile. */
export const failover = ({ phones }: { phones: number }): Trouble => ({
  name: 'failover',
  async happen({ chance }) {
    await withPair({ phones, seed: chance.between(0, 1_000_000) }, async (field, pair) => {
      const round = await playRound(field, powerCutOf(pair), { checked: new WeakMap(), prove: true })
      if (round.broken.length > 0) throw new Error(round.broken.join('; '))
      if (round.answered === 0) throw new Error('the pair answered nothing')
    })
  },
})
