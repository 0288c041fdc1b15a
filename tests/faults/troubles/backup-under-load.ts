import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backup } from '../../../platform/server/backup/backup.ts'
import { restore } from '../../../platform/server/backup/restore.ts'
import { hasOlderServer, startOlderServer } from '../../../platform/server/backup/tests/older-server.ts'
import { migrate } from '../../../platform/server/migrate.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { freePort } from '../../support/free-port.ts'
import { proof } from '../../support/proof.ts'
import { ask } from '../field/cluster.ts'
import type { Field } from '../field/field.ts'
import type { Trouble } from './trouble.ts'

const log = () => {}

/**
 * A backup is taken while the phones send; restored into another database, and into PostgreSQL 15 where there is one, it
 * proves itself and holds everything that was acknowledged before it began.
 */
export const backupUnderLoad: Trouble = {
  name: 'backupUnderLoad',
  async happen(field) {
    const folder = mkdtempSync(join(tmpdir(), 'muster-archive-'))
    const file = join(folder, 'night.muster')
    const before = acknowledged(field)
    try {
      await backup({ url: field.databaseUrl, file, log })
      await expectWhole(field.databaseUrl, file, before)
      if (!hasOlderServer) return
      const older = startOlderServer(await freePort())
      try {
        await expectWhole(older.url, file, before)
      } finally {
        older.stop()
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

function acknowledged({ crew }: Field): string[] {
  const answered = crew.phones.flatMap((phone) => [...phone.answered.values()])
  return answered.filter(({ outcome }) => outcome === 'accepted').map(({ id }) => id)
}

async function expectWhole(server: string, file: string, before: readonly string[]): Promise<void> {
  const name = `restored_${newId().slice(-8)}`
  await ask(server, `create database ${name}`)
  const url = server.replace(/\/[^/]*$/, `/${name}`)
  try {
    await restore({ url, file, log, migrate })
    const { faults } = await proof(url)
    if (faults.length > 0) throw new Error(`what was restored does not prove itself: ${faults.slice(0, 3).join(' ')}`)
    const kept = new Set((await ask<{ id: string }>(url, 'select id from platform.ledger_entry')).map(({ id }) => id))
    const lost = before.filter((id) => !kept.has(id))
    if (lost.length > 0) throw new Error(`the backup lacks ${lost.length} commands acknowledged before it: ${lost[0]}`)
  } finally {
    await ask(server, `drop database ${name} with (force)`)
  }
}
