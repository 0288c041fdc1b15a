import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openPool } from '../../../platform/server/database.ts'
import { closeHours } from '../../../platform/server/figures/close-hours.ts'
import { allFigures } from '../../../platform/server/figures/figure.ts'
import { startServerProcess } from '../../support/server-process.ts'
import { ask, newCluster } from '../field/cluster.ts'
import { type Field, openField } from '../field/field.ts'
import { playRound, type Round } from '../field/round.ts'
import { openWrongClock, type WrongClock } from '../field/wrong-clock.ts'
import type { Trouble } from './trouble.ts'

/** The clock of server and database goes a day ahead, back, a day behind, and right again, while phones send. */
const jumps = (clock: WrongClock, seconds: number): Trouble => ({
  name: 'jumps',
  async happen(field) {
    for (const hours of [24, 0, -24, 0]) {
      clock.put(hours)
      await sleep(seconds * 1000)
      await expectSignedIn(field, hours)
    }
    // As the job does a quarter past every hour, whichever hour that was.
    await closeAnew(field.databaseUrl)
  },
})

async function closeAnew(databaseUrl: string): Promise<void> {
  const pool = openPool(databaseUrl, { max: 1 })
  await closeHours(pool, allFigures().values()).finally(() => pool.end())
}

/** A server of its own whose clock jumps; answers what came of it. */
export async function playClockJumps({
  phones,
  seed,
  seconds,
}: {
  phones: number
  seed: number
  seconds: number
}): Promise<Round> {
  const root = mkdtempSync(join(tmpdir(), 'muster-clock-'))
  const clock = openWrongClock(root)
  const cluster = await newCluster(root, 'database')
  mkdirSync(join(root, 'server'))
  try {
    await cluster.start(clock.environment)
    await ask(cluster.url, 'create database muster')
    const databaseUrl = cluster.url.replace(/\/postgres$/, '/muster')
    const server = await startServerProcess(join(root, 'server'), { ...clock.environment, DATABASE_URL: databaseUrl })
    try {
      const field = await openField(server, { phones, seed, paceMs: 400 })
      const round = await playRound(field, jumps(clock, seconds), { checked: new WeakMap(), prove: true })
      await field.crew.stop()
      return round
    } finally {
      await server.end()
    }
  } finally {
    cluster.cutPower()
    rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

/** As one of the troubles of a night; the other phones go on meanwhile. */
export const clockJumps = ({ phones }: { phones: number }): Trouble => ({
  name: 'clockJumps',
  async happen({ chance }) {
    const { broken } = await playClockJumps({ phones, seed: chance.between(0, 1_000_000), seconds: 3 })
    if (broken.length > 0) throw new Error(broken.join('; '))
  },
})

async function expectSignedIn({ officer }: Field, hours: number): Promise<void> {
  const answer = await officer.get('/api/session')
  const { user } = (await answer.json()) as { user?: { id: string } }
  if (!user) throw new Error(`with the clock ${hours} h off an officer was signed out`)
}
