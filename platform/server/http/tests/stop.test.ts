import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startServer } from '../../../../apps/server/start-server.ts'
import { openCast } from '../../../../tests/support/cast.ts'
import { freePort } from '../../../../tests/support/free-port.ts'
import { setStage } from '../../../../tests/support/stage.ts'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import { newId } from '../../../shared/ids.ts'
import { readSettings } from '../../settings.ts'

test('a server that is stopped answers what is under way, then goes at once, whoever is still connected', async () => {
  const databaseUrl = await testDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'muster-stop-'))
  const settings = readSettings({ PORT: String(await freePort()), MUSTER_DATA_DIR: dataDir, MUSTER_LOG_LEVEL: 'error' })
  const server = await startServer(settings, databaseUrl)
  const officer = await openCast({ url: server.url, databaseUrl, settings })('officer')
  const { checkpointId } = await setStage(databaseUrl)
  // A browser that connected ahead of need, and a screen that listens.
  const silent = connect(settings.port, '127.0.0.1')
  await new Promise((done) => silent.once('connect', done))
  const screen = await fetch(`${server.url}/api/live?topics=passages`, { headers: { cookie: officer.cookie } })
  const heard = screen.text()
  const passage = {
    id: newId(),
    checkpointId,
    subject: 'person',
    direction: 'in',
    people: [{ temperature: 36.5 }],
    decision: 'passed',
  }
  const underWay = officer.command('checkpoints.recordPassage', passage)
  await new Promise((done) => setTimeout(done, 5))
  const before = Date.now()
  await server.stop()
  // Left to themselves, idle connections would hold it up for more than a minute.
  expect(Date.now() - before).toBeLessThan(30_000)
  expect(await underWay).toMatchObject({ outcome: 'accepted' })
  expect(await heard).toContain(': open')
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow()
  rmSync(dataDir, { recursive: true })
})
