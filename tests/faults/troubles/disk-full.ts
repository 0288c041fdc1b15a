import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { newId } from '../../../platform/shared/ids.ts'
import { places } from '../../support/places.ts'
import { Refused } from '../../support/session.ts'
import { type Field, untilReady } from '../field/field.ts'
import type { SmallDisk } from '../field/small-disk.ts'
import type { Trouble } from './trouble.ts'

const TOLD = new Set(['platform.diskFull', 'platform.databaseAway'])
const TOLD_WITHIN_MS = 120_000

/**
 * The disk runs full under load, first for the tables, then for the log that every commit waits for. People are told that
 * nothing was saved; when there is room again the server goes on without anybody's help.
 */
export const diskFull = (disk: SmallDisk, { seconds }: { seconds: number }): Trouble => ({
  name: 'diskFull',
  async happen(field) {
    try {
      disk.leave(field.chance.between(0, 800))
      await untilTold(field)
      await sleep(seconds * 500)
      await fillLog(field.databaseUrl)
      await untilTold(field)
      await sleep(seconds * 500)
    } finally {
      disk.makeRoom()
    }
    await untilReady(field.server)
  },
})

/** Somebody at a desk goes on working until they are told that it was not saved. */
async function untilTold({ as }: Field): Promise<void> {
  for (const end = Date.now() + TOLD_WITHIN_MS; Date.now() < end; await sleep(20)) {
    const body = { organisationId: newId(), name: '演示支部'.repeat(5), kind: 'branch', areaId: places.township }
    // Signing in is kept too, so that may be what is refused.
    const working = as('townshipLead').then((lead) => lead.command('organisations.addOrganisation', body))
    const said = await working.catch((error: unknown) => error)
    if (!(said instanceof Refused)) continue
    const { code, zh, en } = said.problem
    if (!TOLD.has(code)) throw new Error(`a full disk was told as ${code}`)
    if (!zh.includes('没有保存') || !en.includes('nothing was saved'))
      throw new Error(`${code} does not say that nothing was saved`)
    return
  }
  throw new Error('nobody was told of a full disk')
}

/** Uses up what the database keeps ready for its log; ends when the database does. */
async function fillLog(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  client.on('error', () => {})
  try {
    await client.connect()
    for (let time = 0; time < 100; time++) {
      await client.query(`select pg_logical_emit_message(false, 'fill', repeat('x', 16000000)), pg_switch_wal()`)
    }
  } catch {
    // It has no more room: that is what was wanted.
  } finally {
    await client.end().catch(() => {})
  }
}
