import { readFile } from 'node:fs/promises'
import { Agent, get } from 'node:http'
import { send } from './posting.ts'

/*
 * People who look at a board, in a process of their own: each holds the live feed open and asks the board again after a
 * hint as the console does (it gathers hints for 400 to 800 ms). "on" and "off" on standard input open and close them all;
 * each prints a line of what was counted.
 */
const [file] = process.argv.slice(2) as [string]
const given = JSON.parse(await readFile(file, 'utf8')) as { url: string; cookies: string[]; responseId: string }
const GATHER_MS = 400
const counts = { hints: 0, questions: 0, failed: 0, bytes: 0 }
const asking = new Agent({ keepAlive: true, maxSockets: 64 })
let leaves: (() => void)[] = []

function look(cookie: string): Promise<() => void> {
  const agent = new Agent({ keepAlive: false })
  let timer: NodeJS.Timeout | undefined
  const ask = async () => {
    timer = undefined
    counts.questions++
    const body = JSON.stringify({ responseId: given.responseId })
    const answer = await send({ url: `${given.url}/api/queries/checkpoints.board`, agent: asking, cookie, body }).catch(
      () => undefined,
    )
    if (answer?.status !== 200) counts.failed++
    counts.bytes += answer?.body.length ?? 0
  }
  return new Promise((resolve) => {
    const open = get(`${given.url}/api/live?topics=passages`, { agent, headers: { cookie } }, (feed) => {
      feed.on('data', (part: Buffer) => {
        if (!part.includes('data:')) return
        counts.hints++
        timer ??= setTimeout(ask, GATHER_MS + Math.random() * GATHER_MS)
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

console.log('http://viewers.ready')
process.stdin.on('data', async (line) => {
  if (String(line).trim() === 'on') leaves = await Promise.all(given.cookies.map(look))
  else for (const leave of leaves.splice(0)) leave()
  console.log(JSON.stringify({ open: leaves.length, ...counts }))
  Object.assign(counts, { hints: 0, questions: 0, failed: 0, bytes: 0 })
})
process.on('SIGTERM', () => process.exit(0))
