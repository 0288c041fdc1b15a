import { readFile } from 'node:fs/promises'
import { Agent, get } from 'node:http'
import { send } from './posting.ts'

/*
 * People who look at a board, in a process of their own: each holds the live feed open and asks the board again after a
 * hint as the console does (it gathers hints for 400 to 800 ms). "on" and "off" on standard input open and close them all;
 * each prints a line of what was counted. "off" waits until what was asked is answered: it must not weigh on what comes next.
 */
export interface Looked {
  hints: number
  questions: number
  failed: number
  bytes: number
  /** How long the boards stood open. */
  seconds: number
  /** How long a board waited for its answer, in milliseconds. */
  p50: number
  p99: number
  /** Cores that this process took. */
  cores: number
}

const [file] = process.argv.slice(2) as [string]
const given = JSON.parse(await readFile(file, 'utf8')) as { url: string; cookies: string[]; responseId: string }
const GATHER_MS = 400
const counts = { hints: 0, questions: 0, failed: 0, bytes: 0 }
const asking = new Agent({ keepAlive: true, maxSockets: 64 })
const underWay = new Set<Promise<void>>()
const body = JSON.stringify({ responseId: given.responseId })
let waits: number[] = []
let leaves: (() => void)[] = []
let opened = { at: performance.now(), cpu: process.cpuUsage() }

async function ask(cookie: string): Promise<void> {
  counts.questions++
  const began = performance.now()
  const url = `${given.url}/api/queries/checkpoints.board`
  const answer = await send({ url, agent: asking, cookie, body }).catch(() => undefined)
  if (answer?.status !== 200) counts.failed++
  counts.bytes += answer?.body.length ?? 0
  waits.push(performance.now() - began)
}

function look(cookie: string): Promise<() => void> {
  const agent = new Agent({ keepAlive: false })
  let timer: NodeJS.Timeout | undefined
  const askNow = () => {
    timer = undefined
    const asked = ask(cookie).finally(() => underWay.delete(asked))
    underWay.add(asked)
  }
  return new Promise((resolve) => {
    const open = get(`${given.url}/api/live?topics=passages`, { agent, headers: { cookie } }, (feed) => {
      feed.on('data', (part: Buffer) => {
        if (!part.includes('data:')) return
        counts.hints++
        timer ??= setTimeout(askNow, GATHER_MS + Math.random() * GATHER_MS)
      })
      feed.on('error', () => {})
      resolve(() => {
        clearTimeout(timer)
        open.destroy()
      })
    })
    open.on('error', () => {})
  })
}

/** Of the time until now; how long boards waited is known once all are answered. */
async function counted(): Promise<Looked> {
  const seconds = (performance.now() - opened.at) / 1000
  const { user, system } = process.cpuUsage(opened.cpu)
  await Promise.all(underWay)
  const sorted = Float64Array.from(waits).sort()
  const at = (part: number) => Math.round(sorted[Math.floor((sorted.length - 1) * part)] ?? 0)
  return { ...counts, seconds, p50: at(0.5), p99: at(0.99), cores: (user + system) / 1e6 / seconds }
}

console.log('http://viewers.ready')
process.stdin.on('data', async (line) => {
  const on = String(line).trim() === 'on'
  if (on) leaves = await Promise.all(given.cookies.map(look))
  else for (const leave of leaves.splice(0)) leave()
  console.log(JSON.stringify(await counted()))
  Object.assign(counts, { hints: 0, questions: 0, failed: 0, bytes: 0 })
  waits = []
  opened = { at: performance.now(), cpu: process.cpuUsage() }
})
process.on('SIGTERM', () => process.exit(0))
