import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { newId } from '../../../platform/shared/ids.ts'
import { places } from '../../support/places.ts'
import { startServerProcess } from '../../support/server-process.ts'
import { Refused, type Session } from '../../support/session.ts'
import { ask, type Cluster, newCluster } from '../field/cluster.ts'
import { type Field, openField, untilReady } from '../field/field.ts'
import type { Pair } from '../field/pair.ts'
import type { FieldPhone } from '../field/phone.ts'
import { playRound } from '../field/round.ts'
import { withPair } from './failover.ts'
import type { Trouble } from './trouble.ts'

/** By then whoever asks is told, however slow the machine; and by then a database that goes on is used again. */
const TOLD_WITHIN_MS = 60_000
const BACK_WITHIN_SECONDS = 60

/** All processes of the database stand still under load, and go on: it closed nothing, so nobody was told by it. */
export const freezeOf = (cluster: Cluster): Trouble => ({
  name: 'freeze',
  async happen(field) {
    const lead = await field.as('townshipLead')
    await sleep(field.chance.between(1000, 2000))
    cluster.freeze()
    try {
      await everybodyIsTold(field, lead)
    } finally {
      cluster.thaw()
    }
    await untilReady(field.server, BACK_WITHIN_SECONDS)
    await field.officer.ask('checkpoints.passages', { responseId: field.responseId, limit: 20 })
  },
})

/** The primary's machine is gone without a word: nothing closes the connections to it, and a standby takes its place. */
export const vanishingOf = (pair: Pair): Trouble => ({
  name: 'vanishing',
  async happen(field) {
    await sleep(field.chance.between(1000, 2000))
    pair.primary.freeze()
    await sleep(field.chance.between(0, 2000))
    await pair.promote({ cutOff: false })
    field.databaseUrl = pair.directUrl()
    await untilReady(field.server, BACK_WITHIN_SECONDS)
    await sleep(1000)
  },
})

/** A question, a command and a sign-in each end with a problem that says what is the matter. */
async function everybodyIsTold({ officer, responseId, server }: Field, lead: Session): Promise<void> {
  const body = { organisationId: newId(), name: '演示支部', kind: 'branch', areaId: places.township }
  const asked = {
    'a question': () => officer.ask('checkpoints.passages', { responseId, limit: 20 }),
    'a command': () => lead.command('organisations.addOrganisation', body),
    'a sign-in': () => lead.post('/api/auth/sign-in', { username: 'nobody', password: 'made-up-password' }),
  }
  await Promise.all(
    Object.entries(asked).map(async ([what, asking]) => {
      const began = Date.now()
      const said = await Promise.race([asking().catch((error: unknown) => error), sleep(TOLD_WITHIN_MS, 'nothing')])
      const code = said instanceof Refused ? said.problem.code : String(said)
      if (code !== 'platform.databaseAway') throw new Error(`${what} was answered with ${code} after ${since(began)}`)
    }),
  )
  const began = Date.now()
  const { status } = await fetch(`${server.url}/healthz`, { signal: AbortSignal.timeout(TOLD_WITHIN_MS) })
  if (status !== 503) throw new Error(`a server without a database said ${status} of itself after ${since(began)}`)
}

const since = (began: number) => `${Math.round((Date.now() - began) / 1000)} s`

/** A server whose database is on another machine; `use` gets both. */
export async function withCluster(
  { phones, seed }: { phones: number; seed: number },
  use: (field: Field, cluster: Cluster) => Promise<void>,
): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'muster-frozen-'))
  const cluster = await newCluster(root, 'database')
  mkdirSync(join(root, 'server'))
  try {
    await cluster.start()
    await ask(cluster.url, 'create database muster')
    const databaseUrl = cluster.url.replace(/\/postgres$/, '/muster')
    const server = await startServerProcess(join(root, 'server'), { DATABASE_URL: databaseUrl })
    try {
      const field = await openField(server, { phones, seed, paceMs: 400 })
      await use(field, cluster)
      await field.crew.stop()
    } finally {
      await server.end()
    }
  } finally {
    cluster.cutPower()
    rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

/** Both as one of the troubles of a night; the other phones go on meanwhile. */
export const frozenDatabase = ({ phones }: { phones: number }): Trouble => ({
  name: 'frozenDatabase',
  async happen({ chance }) {
    const seed = chance.between(0, 1_000_000)
    const options = { checked: new WeakMap<FieldPhone, number>(), prove: true }
    if (chance.happens(0.5))
      await withCluster({ phones, seed }, async (field, cluster) =>
        expectKept(await playRound(field, freezeOf(cluster), options)),
      )
    else
      await withPair({ phones, seed }, async (field, pair) =>
        expectKept(await playRound(field, vanishingOf(pair), options)),
      )
  },
})

function expectKept({ broken }: { broken: string[] }): void {
  if (broken.length > 0) throw new Error(broken.join('; '))
}
