import { setTimeout as sleep } from 'node:timers/promises'
import { type As, hire, type Member, memberAt, openCast } from '../../support/cast.ts'
import { places } from '../../support/places.ts'
import type { ServerProcess } from '../../support/server-process.ts'
import { insertStage } from '../../support/stage.ts'
import { type Chance, openChance } from './chance.ts'
import { Crew } from './crew.ts'

/** A server, and the phones that depend on it. */
export interface Field {
  server: ServerProcess
  /** Where the tables are, for looking behind the server. */
  databaseUrl: string
  as: As
  crew: Crew
  chance: Chance
  /** One of the officers, for looking at the server between the phones. */
  officer: Member
  responseId: string
}

export interface FieldOptions {
  phones: number
  seed: number
  /** How long a phone rests between two records, on average. */
  paceMs: number
  /** Where the tables are, when the server reaches them by another address. */
  databaseUrl?: string
  /** Where other servers of the same database are reached. */
  alsoAt?: readonly string[]
}

const OFFICERS = 4
const POSTS_EACH = 2

/** Officers of two townships at their checkpoints, each with many phones; nobody records yet. */
export async function openField(
  server: ServerProcess,
  { phones, seed, paceMs, databaseUrl = server.databaseUrl, alsoAt = [] }: FieldOptions,
): Promise<Field> {
  const chance = openChance(seed)
  const townships = Array.from({ length: OFFICERS }, (_, at) => (at % 2 ? places.otherTownship : places.township))
  const areas = townships.flatMap((township) => Array<typeof township>(POSTS_EACH).fill(township))
  const { checkpointIds, responseId } = await insertStage(databaseUrl, places.county, areas)
  const as = openCast({ ...server, databaseUrl })
  const administrator = await as('administrator')
  const officers = []
  for (const [at, areaId] of townships.entries()) {
    const member = await hire(administrator, { username: `night-${at}`, role: 'officer', areaId })
    const members = [member, ...alsoAt.map((url) => memberAt(url, member))]
    officers.push({ members, checkpointIds: checkpointIds.slice(at * POSTS_EACH, (at + 1) * POSTS_EACH) })
  }
  const officer = officers[0]?.members[0] as Member
  const crew = new Crew({ count: phones, officers, chance: chance.split(), paceMs })
  return { server, databaseUrl, as, crew, chance, officer, responseId }
}

/** Waits until the server says that it is ready; throws when it does not come back by itself. */
export async function untilReady({ url }: { url: string }, seconds = 180): Promise<void> {
  const end = Date.now() + seconds * 1000
  for (;;) {
    const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2000) }).catch(() => undefined)
    if (answer?.status === 200) return
    if (Date.now() > end) throw new Error(`the server was not back within ${seconds} s`)
    await sleep(100)
  }
}
