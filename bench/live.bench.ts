import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { startChild } from './support/child.ts'
import { openCounty } from './support/county.ts'
import { type LoadResult, runLoad } from './support/load.ts'
import { machine, median } from './support/machine.ts'
import { passageCommand } from './support/passages.ts'
import { postmasterOf, timeOf, timeOfDatabase } from './support/processor-time.ts'
import { signInMany } from './support/signed-in.ts'
import type { Looked } from './support/viewers.ts'

/*
 * What 1,000 open boards cost ingest: rounds without and with them, in turns (A B A B …), the same load in each. Accepted
 * passages a second, and the processor time of server and database for each: the boards' own process shares the machine's cores
 * and would not in a county. A round begins when every question of the one before is answered. `--viewers N --rounds N --seconds N`.
 */
const option = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}
const viewers = option('viewers', 1_000)
const rounds = option('rounds', 4)
const seconds = option('seconds', 8)
const COUNTY = '621121000000000000'
const file = (name: string) => fileURLToPath(new URL(`support/${name}`, import.meta.url))

const county = await openCounty()
const postmaster = await postmasterOf(county.databaseUrl)
const [officer] = await signInMany(county, { count: 1, areas: [COUNTY] })
// Most look at the whole county, the rest at their own township.
const townships = Array.from({ length: 18 }, (_, at) => `6211211${String(at).padStart(2, '0')}000000000`)
const cookies = [
  ...(await signInMany(county, { count: Math.round(viewers * 0.8), role: 'commander', areas: [COUNTY] })),
  ...(await signInMany(county, { count: Math.round(viewers * 0.2), role: 'areaLead', areas: townships })),
]
const muster = await startChild(file('muster-server.ts'), [county.databaseUrl], {
  PORT: '0',
  MUSTER_DATA_DIR: county.dataDir,
  MUSTER_LOG_LEVEL: 'error',
})
const asked = join(county.dataDir, '..', 'viewers.json')
await writeFile(asked, JSON.stringify({ url: muster.url, cookies, responseId: county.responseId }))
const looking = spawn(process.execPath, [file('viewers.ts'), asked], { stdio: ['pipe', 'pipe', 'inherit'] })
const lines = createInterface({ input: looking.stdout })[Symbol.asyncIterator]()
await lines.next()
const say = async (word: 'on' | 'off') => {
  looking.stdin.write(`${word}\n`)
  return JSON.parse(String((await lines.next()).value)) as Looked
}

interface Round extends LoadResult {
  /** Microseconds of processor time for each accepted passage. */
  serverUs: number
  databaseUs: number
}

async function round(duration = seconds): Promise<Round> {
  const pid = muster.process.pid as number
  const before = { server: timeOf(pid), database: timeOfDatabase(postmaster) }
  const result = await runLoad({
    url: muster.url,
    headers: { 'x-muster': '1', cookie: officer as string },
    connections: 64,
    seconds: duration,
    body: () => JSON.stringify(passageCommand(county.checkpointIds)),
    accepted: (answer) => (answer.includes('"accepted"') ? 1 : 0),
  })
  const each = (us: number) => Math.round(us / Math.max(result.accepted, 1))
  return {
    ...result,
    serverUs: each(timeOf(pid) - before.server),
    databaseUs: each(timeOfDatabase(postmaster) - before.database),
  }
}

function tell(name: string, { perSecond, p99, serverUs, databaseUs }: Round, looked?: Looked): void {
  const words = looked
    ? `; ${Math.round(looked.questions / looked.seconds)} questions/s, p99 ${looked.p99} ms, ${looked.failed} failed`
    : ''
  process.stderr.write(
    `${name}: ${Math.round(perSecond)}/s p99 ${p99} ms; server ${serverUs} + database ${databaseUs} us${words}\n`,
  )
}

await round(Math.max(6, seconds))
const without: Round[] = []
const having: Round[] = []
const looks: Looked[] = []
for (let at = 0; at < rounds; at++) {
  const calm = await round()
  tell(`round ${at + 1} without`, calm)
  await say('on')
  await sleep(2_000)
  const watched = await round()
  const looked = await say('off')
  tell(`round ${at + 1} with`, watched, looked)
  without.push(calm)
  having.push(watched)
  looks.push(looked)
}
looking.kill('SIGTERM')
await muster.stop()
await county.close()

const of = (some: readonly Round[], key: keyof Round) => median(some.map((one) => one[key]))
const us = ({ serverUs, databaseUs }: Round) => serverUs + databaseUs
/** Cores of server and database that the boards take. */
const cores = (one: Round, at: number) => ((us(one) - us(without[at] as Round)) * one.perSecond) / 1e6
const ratio = (value: (one: Round) => number) =>
  Number(median(having.map((one, at) => value(one) / value(without[at] as Round))).toFixed(3))
process.stdout.write(
  `${JSON.stringify({
    bench: 'live',
    viewers,
    accepted_per_s_without: Math.round(of(without, 'perSecond')),
    accepted_per_s_with: Math.round(of(having, 'perSecond')),
    ratio_accepted: ratio((one) => one.perSecond),
    ratio_cpu_per_command: ratio(us),
    boards_cores: Number(median(having.map(cores)).toFixed(3)),
    cpu_us_without: { server: of(without, 'serverUs'), database: of(without, 'databaseUs') },
    cpu_us_with: { server: of(having, 'serverUs'), database: of(having, 'databaseUs') },
    p99_ms_without: of(without, 'p99'),
    p99_ms_with: of(having, 'p99'),
    hints_per_viewer_s: Number((median(looks.map((one) => one.hints / one.seconds)) / viewers).toFixed(2)),
    questions_per_s: Math.round(median(looks.map((one) => one.questions / one.seconds))),
    questions_p99_ms: median(looks.map((one) => one.p99)),
    questions_failed: looks.reduce((sum, one) => sum + one.failed, 0),
    viewers_cpu: Number(median(looks.map((one) => one.cores)).toFixed(2)),
    machine: machine(),
  })}\n`,
)
