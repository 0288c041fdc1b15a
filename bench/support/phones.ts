import { readFile } from 'node:fs/promises'
import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { asAsked, askedToWait, backOff } from '../../platform/browser/offline/back-off.ts'
import { passageCommand } from './passages.ts'
import { send } from './posting.ts'

/*
 * Phones that come back at once, each with its own person, connection and queue, in a process of their own. They wait as
 * the phone's outbox does, by the same code. One in fifty loses the answer to its first batch and sends it again. Prints
 * one JSON line for each storm; a line on standard input starts the next.
 */
const [file] = process.argv.slice(2) as [string]
const given = JSON.parse(await readFile(file, 'utf8')) as {
  url: string
  cookies: string[]
  checkpointIds: string[]
  queued: number
}
type Answer = { id: string; outcome: string; afterMs?: number; problem?: { code: string } }

const counts = { accepted: 0, sentAway: 0, lost: 0, broken: 0, errors: [] as string[] }

async function comeBack(cookie: string, at: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  let queue = Array.from({ length: given.queued }, () => passageCommand(given.checkpointIds))
  let failures = 0
  let losesAnswer = at % 50 === 0
  let session = 0
  while (queue.length > 0) {
    try {
      if (session !== 200) session = (await send({ url: `${given.url}/api/session`, agent, cookie })).status
      const body = JSON.stringify({ commands: queue })
      const posted = await send({ url: `${given.url}/api/commands`, agent, cookie, body, loseAnswer: losesAnswer })
      if (posted.status === 503 || posted.status === 429) {
        counts.sentAway++
        await sleep(asAsked(posted.retryAfterMs ?? 1000, Math.random()))
        continue
      }
      if (posted.status !== 200) throw new Error(`status ${posted.status}`)
      const { answers } = JSON.parse(posted.body) as { answers: Answer[] }
      failures = 0
      for (const { outcome, problem } of answers) {
        if (outcome === 'accepted') counts.accepted++
        if (outcome === 'refused') counts.errors.push(problem?.code ?? 'refused')
      }
      const done = new Set(answers.filter(({ outcome }) => outcome !== 'retry').map(({ id }) => id))
      queue = queue.filter(({ id }) => !done.has(id))
      const afterMs = askedToWait(answers)
      if (afterMs === undefined) continue
      counts.sentAway++
      await sleep(asAsked(afterMs, Math.random()))
    } catch (error) {
      const message = (error as Error).message
      if (message === 'lost') counts.lost++
      else counts.broken++
      if (message.startsWith('status')) counts.errors.push(message)
      losesAnswer = false
      await sleep(backOff(++failures, Math.random()))
    }
  }
  agent.destroy()
}

console.log('http://phones.ready')
process.stdin.on('data', async () => {
  Object.assign(counts, { accepted: 0, sentAway: 0, lost: 0, broken: 0, errors: [] })
  const started = performance.now()
  const ends = await Promise.all(
    given.cookies.map(async (cookie, at) => {
      await comeBack(cookie, at)
      return performance.now() - started
    }),
  )
  ends.sort((a, b) => a - b)
  const seconds = (ends.at(-1) as number) / 1000
  const most = (ends[Math.floor(ends.length * 0.95)] as number) / 1000
  console.log(JSON.stringify({ ...counts, errors: [...new Set(counts.errors)], seconds, most }))
})
process.on('SIGTERM', () => process.exit(0))
