import { spawn } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import { startChild } from './support/child.ts'
import { openCounty } from './support/county.ts'
import { machine, median } from './support/machine.ts'
import { passageCommand } from './support/passages.ts'
import { signInMany } from './support/signed-in.ts'

/*
 * What 1,000 open boards cost ingest: rounds without and with them, interleaved (A B A B …), the same load in each.
 * Accepted passages a second, and the server's processor time for each. `--viewers N --rounds N --seconds N`.
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
  return JSON.parse(String((await lines.next()).value)) as Record<'hints' | 'questions' | 'failed' | 'bytes', number>
}

/** Processor time of the server so far, in seconds. */
async function cpuOf(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}

async function load(duration: number) {
  let accepted = 0
  const pid = muster.process.pid as number
  const before = await cpuOf(pid)
  const run = await autocannon({
    url: `${muster.url}/api/commands`,
    connections: 64,
    duration,
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-muster': '1', cookie: officer as string },
    setupClient(client) {
      const next = () => client.setBody(JSON.stringify(passageCommand(county.checkpointIds)))
      next()
      client.on('body', (body: Buffer) => {
        if (body.includes('"accepted"')) accepted++
        next()
      })
    },
  })
  const spent = (await cpuOf(pid)) - before
  return {
    perSecond: accepted / run.duration,
    p99: run.latency.p99,
    cpuEachUs: (spent / accepted) * 1e6,
    cpuShare: spent / run.duration,
  }
}

await load(8)
const without: Awaited<ReturnType<typeof load>>[] = []
const having: (Awaited<ReturnType<typeof load>> & { hints: number; questions: number; failed: number })[] = []
for (let at = 0; at < rounds; at++) {
  without.push(await load(seconds))
  await say('on')
  await sleep(2_000)
  const started = performance.now()
  const round = await load(seconds)
  const counted = await say('off')
  const spent = (performance.now() - started) / 1000
  having.push({ ...round, hints: counted.hints / spent, questions: counted.questions / spent, failed: counted.failed })
  process.stderr.write(`round ${at + 1}: ${JSON.stringify([without.at(-1), having.at(-1)])}\n`)
  await sleep(1_000)
}
looking.kill('SIGTERM')
await muster.stop()
await county.close()

const ratio = (key: 'perSecond' | 'cpuEachUs') =>
  Number(median(having.map((one, at) => one[key] / (without[at]?.[key] ?? 1))).toFixed(3))
process.stdout.write(
  `${JSON.stringify({
    bench: 'live',
    viewers,
    accepted_per_s_without: Math.round(median(without.map((one) => one.perSecond))),
    accepted_per_s_with: Math.round(median(having.map((one) => one.perSecond))),
    ratio_accepted: ratio('perSecond'),
    ratio_cpu_per_command: ratio('cpuEachUs'),
    p99_ms_without: median(without.map((one) => one.p99)),
    p99_ms_with: median(having.map((one) => one.p99)),
    hints_per_viewer_s: Number((median(having.map((one) => one.hints)) / viewers).toFixed(2)),
    questions_per_s: Math.round(median(having.map((one) => one.questions))),
    questions_failed: having.reduce((sum, one) => sum + one.failed, 0),
    machine: machine(),
  })}\n`,
)
