import { createWriteStream, openAsBlob } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { writeSheet } from '../platform/server/spreadsheet/write-sheet.ts'
import { madeUpPerson, villagesOf } from '../tests/support/people-sheet.ts'
import { openBigCounty } from './support/big-county.ts'
import { startChild } from './support/child.ts'
import { machine } from './support/machine.ts'
import { watchMemory } from './support/memory.ts'
import { postmasterOf, timeOf, timeOfDatabase } from './support/processor-time.ts'
import { signInMany } from './support/signed-in.ts'

/*
 * 100,000 people of a county from one spreadsheet, by the route that the console uses: read, checked against the register,
 * sealed and written in one transaction, one row in a hundred rejected with its reason. `--rows N`.
 */
const at = process.argv.indexOf('--rows')
const wanted = at < 0 ? 100_000 : Number(process.argv[at + 1])

const county = await openBigCounty()
const muster = await startChild(fileURLToPath(new URL('support/muster-server.ts', import.meta.url)), [county.url], {
  PORT: '0',
  MUSTER_DATA_DIR: county.dataDir,
  MUSTER_LOG_LEVEL: 'error',
})
const [cookie] = await signInMany(
  { databaseUrl: county.url, dataDir: county.dataDir },
  { count: 1, role: 'peopleDesk', areas: ['621121000000000000'] },
)
const villages = villagesOf(new URL('../modules/areas/divisions/621121.csv', import.meta.url))
const pid = muster.process.pid as number
const postmaster = await postmasterOf(county.url)

async function makeSheet(name: string, from: number, rows: number): Promise<string> {
  const file = join(county.dataDir, '..', name)
  function* people() {
    for (let n = from; n < from + rows; n++) {
      const person = madeUpPerson(n, villages)
      // Some rows of every real sheet are wrong.
      yield { ...(n % 100 === 7 ? { ...person, area: '没有这个村' } : person) } as Record<string, unknown>
    }
  }
  const columns = [
    { key: 'name', header: { zh: '姓名', en: 'name' } },
    { key: 'identityNumber', header: { zh: '身份证号', en: 'id' } },
    { key: 'mobile', header: { zh: '手机号', en: 'mobile' } },
    { key: 'township', header: { zh: '乡镇', en: 'township' } },
    { key: 'area', header: { zh: '村（社区）', en: 'village' } },
    { key: 'householdNumber', header: { zh: '户号', en: 'household' } },
  ]
  await pipeline(writeSheet({ kind: 'xlsx', language: 'zh', columns, rows: people() }), createWriteStream(file))
  return file
}

async function send(file: string) {
  const form = new FormData()
  form.append('responseId', county.responseId)
  form.append('file', await openAsBlob(file), 'people.xlsx')
  const answer = await fetch(`${muster.url}/api/imports/people.people`, {
    method: 'POST',
    headers: { 'x-muster': '1', cookie: cookie as string, origin: muster.url },
    body: form,
  })
  const body = (await answer.json()) as { accepted?: number; rejected?: number; code?: string; zh?: string }
  if (!answer.ok) throw new Error(`${answer.status} ${body.code} ${body.zh}`)
  return body
}

await send(await makeSheet('first.xlsx', 400_000, 500))
const sheet = await makeSheet('people.xlsx', 0, wanted)
const memory = watchMemory(pid)
const before = { server: timeOf(pid), database: timeOfDatabase(postmaster) }
const started = performance.now()
const { accepted = 0, rejected = 0 } = await send(sheet)
const seconds = (performance.now() - started) / 1000
const each = (after: number, since: number) => Math.round((after - since) / wanted)
const result = {
  bench: 'import',
  rows: wanted,
  accepted,
  rejected,
  rows_per_s: Math.round(wanted / seconds),
  seconds: Number(seconds.toFixed(1)),
  server_us_per_row: each(timeOf(pid), before.server),
  database_us_per_row: each(timeOfDatabase(postmaster), before.database),
  ...memory.stop(),
}
const { rows } = await county.owner.query<{ n: number }>('select count(*)::int as n from people.person')
await muster.stop()
await county.close()
process.stdout.write(`${JSON.stringify({ ...result, kept: (rows[0]?.n ?? 0) - 495, machine: machine() })}\n`)
