import { connect, type Socket } from 'node:net'
import { performance } from 'node:perf_hooks'

export interface Load {
  url: string
  headers: Record<string, string>
  connections: number
  seconds: number
  /** The next body to post. */
  body(): string
  /** How many of what a body carried were accepted, told from its answer. */
  accepted(answer: string): number
}

export interface LoadResult {
  accepted: number
  requests: number
  perSecond: number
  p50: number
  p99: number
}

/**
 * Posts to /api/commands over kept-alive connections, one request at a time on each. Plain sockets: on a machine whose cores
 * the server shares, a common HTTP client would take more of them than a bare server and hide what is measured.
 */
export async function runLoad(load: Load): Promise<LoadResult> {
  const { hostname, port } = new URL(load.url)
  const head = Object.entries({ host: `${hostname}:${port}`, 'content-type': 'application/json', ...load.headers })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')
  const latencies: number[] = []
  const result = { accepted: 0, requests: 0 }
  const began = performance.now()
  const end = began + load.seconds * 1000
  const one = () =>
    keepPosting(connect(Number(port), hostname), () => (performance.now() < end ? requestOf(head, load.body()) : ''), {
      onAnswer(answer, ms) {
        latencies.push(ms)
        result.requests++
        result.accepted += load.accepted(answer)
      },
    })
  await Promise.all(Array.from({ length: load.connections }, one))
  const sorted = Float64Array.from(latencies).sort()
  const at = (part: number) => Number((sorted[Math.floor((sorted.length - 1) * part)] ?? 0).toFixed(1))
  const perSecond = result.accepted / ((performance.now() - began) / 1000)
  return { ...result, perSecond, p50: at(0.5), p99: at(0.99) }
}

function requestOf(head: string, body: string): string {
  return `POST /api/commands HTTP/1.1\r\n${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

/** Posts again as soon as the answer is there, until there is no next request. */
function keepPosting(
  socket: Socket,
  next: () => string,
  { onAnswer }: { onAnswer(answer: string, ms: number): void },
): Promise<void> {
  socket.setNoDelay()
  return new Promise((resolve, reject) => {
    let sent = 0
    let received = ''
    const post = () => {
      const request = next()
      if (!request) return socket.end(() => resolve())
      sent = performance.now()
      received = ''
      return socket.write(request)
    }
    socket.on('connect', post)
    socket.on('error', reject)
    socket.on('close', () => resolve())
    // Answers are counted in bytes; one byte a letter keeps that simple and loses nothing that is looked at.
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1')
      const body = received.indexOf('\r\n\r\n') + 4
      if (body < 4) return
      const length = Number(/content-length: (\d+)/i.exec(received)?.[1] ?? 0)
      if (received.length < body + length) return
      onAnswer(received, performance.now() - sent)
      post()
    })
  })
}
