import { Agent } from 'node:http'
import { passageCommand } from './passages.ts'
import { send } from './posting.ts'

export interface SteadyLoad {
  /** What was measured since the last call, in milliseconds from the moment a person pressed the button. */
  since(): { p50: number; p99: number; worst: number; sent: number }
  /** Stops and waits for the last answers. */
  stop(): Promise<{ accepted: number; retried: number; errors: string[] }>
}

/** People at gates: so many passages a second, sent when they are due whether or not the earlier ones were answered. */
export function startSteadyLoad(
  url: string,
  { perSecond, cookies, checkpointIds }: { perSecond: number; cookies: readonly string[]; checkpointIds: string[] },
): SteadyLoad {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  const under = new Set<Promise<void>>()
  const total = { accepted: 0, retried: 0, errors: [] as string[] }
  let times: number[] = []
  let sent = 0
  const started = performance.now()

  async function one(due: number, at: number): Promise<void> {
    const body = JSON.stringify(passageCommand(checkpointIds))
    const cookie = cookies[at % cookies.length] as string
    for (;;) {
      const posted = await send({ url: `${url}/api/commands`, agent, cookie, body }).catch(() => undefined)
      if (posted?.status === 200 && posted.body.includes('"accepted"')) {
        total.accepted++
        times.push(performance.now() - due)
        return
      }
      if (posted && posted.status !== 503 && posted.status !== 429) {
        total.errors.push(`${posted.status} ${posted.body.slice(0, 200)}`)
        return
      }
      total.retried++
      await new Promise((resolve) => setTimeout(resolve, posted?.retryAfterMs ?? 1000))
    }
  }

  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - started) / 1000) * perSecond)
    for (; sent < due; sent++) {
      const work = one(started + (sent / perSecond) * 1000, sent).finally(() => under.delete(work))
      under.add(work)
    }
  }, 2)
  return {
    since() {
      const sorted = times.sort((a, b) => a - b)
      times = []
      const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0)
      return { p50: at(0.5), p99: at(0.99), worst: at(1), sent: sorted.length }
    },
    async stop() {
      clearInterval(timer)
      await Promise.all(under)
      agent.destroy()
      return total
    },
  }
}
