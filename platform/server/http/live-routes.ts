import type { FastifyInstance } from 'fastify'
import type { Actor } from '../actor.ts'
import { openStreams } from '../live-streams.ts'
import { type HttpTools, mustKnow } from './tools.ts'

const HEARTBEAT_MS = 20_000
const OPEN = Buffer.from(': open\n\n')
const STILL_HERE = Buffer.from(': still here\n\n')

/** GET /api/live?topics=a,b: server-sent hints of what changed where the listener may look. */
export function liveRoutes(server: FastifyInstance, { live, doorkeeper, metrics, house, shared }: HttpTools): void {
  const streams = openStreams(live, house.topics, shared.told)
  const open = new Map<() => void, { userId: string; look: () => Promise<void> }>()
  server.get<{ Querystring: { topics?: string } }>('/api/live', async (request, reply) => {
    let actor = await mustKnow(doorkeeper, request)
    const topics = new Set((request.query.topics ?? '').split(',').filter(Boolean))
    reply.hijack()
    const { raw } = reply
    // Ends with its connection: a message is then the same bytes for everybody, without a length in front.
    raw.useChunkedEncodingByDefault = false
    raw.shouldKeepAlive = false
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    raw.write(OPEN)
    metrics.viewers.inc()
    const write = (message: Buffer) => {
      if (!raw.writableNeedDrain) raw.write(message)
    }
    const join = (as: Actor) => streams.join({ actor: as, topics, write })
    let leave = join(actor)
    /** Goes on under what one may see now; ends with the session. */
    const look = async () => {
      const still = await doorkeeper.actorOf(request).catch(() => actor)
      if (!still) return end()
      if (still === actor || raw.destroyed) return
      actor = still
      leave()
      leave = join(still)
    }
    const heartbeat = setInterval(async () => {
      await look()
      if (!raw.writableEnded) raw.write(STILL_HERE)
    }, HEARTBEAT_MS)
    // The connection goes with the stream: kept for another request, it would hold up a stop.
    const end = () => {
      raw.end(() => raw.socket?.end())
    }
    open.set(end, { userId: actor.userId, look })
    raw.once('close', () => {
      clearInterval(heartbeat)
      leave()
      open.delete(end)
      metrics.viewers.dec()
    })
  })
  // A session that is ended, a role that is taken away: the open stream must not wait for its next heartbeat.
  doorkeeper.onChanged((changed) => {
    for (const { userId, look } of open.values()) if (changed === undefined || changed === userId) void look()
  })
  // What the other servers said meanwhile is unknown: a screen that comes back asks everything anew.
  live.onMissed(() => {
    for (const end of open.keys()) end()
  })
  server.addHook('preClose', async () => {
    streams.close()
    for (const end of open.keys()) end()
  })
}
