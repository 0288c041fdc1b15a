import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { behind, fieldWork } from '../../../modules/reports/tests/field-work.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { places } from '../../../tests/support/places.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import { exitCodes } from '../exit-codes.ts'

const server = await testServer()
const { responseId } = await fieldWork(server)
const commander = await server.as('commander')
const input = { id: newId(), responseId, areaId: places.county }
const { id, code } = await commander.does<{ id: string; code: string }>('reports.freezeReport', input)

/** Runs `muster verify` as an operator would. */
function verify(...args: string[]): Promise<{ code: number | null; out: string }> {
  const script = new URL('../muster.mjs', import.meta.url).pathname
  const env = {
    ...process.env,
    MUSTER_DATA_DIR: server.dataDir,
    DATABASE_URL: server.databaseUrl,
    INIT_CWD: server.dataDir,
  }
  const child = spawn(process.execPath, [script, 'verify', ...args], { env })
  let out = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk
  })
  return new Promise((done) => child.once('close', (exit) => done({ code: exit, out })))
}

test('an operator proves the ledger, a report and a printed file; a changed byte is named', {
  timeout: 90_000,
}, async () => {
  const whole = await verify('--json')
  expect(whole.code).toBe(exitCodes.done)
  expect(JSON.parse(whole.out)).toMatchObject({ ok: true, reports: 1, notHolding: [], faultCount: 0 })
  const answer = await fetch(`${server.url}/api/exports/reports.document`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-muster': '1', cookie: commander.cookie },
    body: JSON.stringify({ reportId: id, format: 'docx' }),
  })
  writeFileSync(join(server.dataDir, 'printed.docx'), Buffer.from(await answer.arrayBuffer()))
  const printed = await verify('--report', 'printed.docx')
  expect(printed).toMatchObject({ code: exitCodes.done, out: expect.stringContaining(code) })
  await behind(
    server.databaseUrl,
    "update checkpoints.passage set reason = 'other' where reason = 'fromControlledZone'",
  )
  const broken = await verify()
  expect(broken.code).toBe(exitCodes.notProven)
  for (const words of ['checkpoints.passage', '被改动过', 'has been changed', `（${id}）不再成立`, 'no longer holds']) {
    expect(broken.out).toContain(words)
  }
  expect(await verify('--report', id)).toMatchObject({ code: exitCodes.notProven })
  expect(await verify('--report', newId())).toMatchObject({ code: exitCodes.notProven })
})
