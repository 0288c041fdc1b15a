import type { FastifyInstance } from 'fastify'
import { isWithin } from '../../shared/area-id.ts'
import { type Actor, mayAct } from '../actor.ts'
import type { Hint } from '../live.ts'
import { type HttpTools, mustKnow } from './tools.ts'

const HEARTBEAT_MS = 20_000

/** GET /api/live?topics=a,b: server-sent hints of what changed where the listener may look. */
export function liveRoutes(server: FastifyInstance, { live, doorkeeper, metrics, house }: HttpTools): void {
  const open = new Set<() => void>()
  server.get<{ Querystring: { topics?: string } }>('/api/live', async (request, reply) => {
    const actor = await mustKnow(doorkeeper, request)
    const topics = new Set((request.query.topics ?? '').split(',').filter(Boolean))
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    raw.write(': open\n\n')
    metrics.viewers.inc()
    const unsubscribe = live.subscribe((hints) => {
      // A listener that does not read is not waited for: hints are lost, not memory; it asks anew when it is back.
      if (raw.writableNeedDrain) return
      const seen = hints.filter((hint) => topics.has(hint.topic) && maySee(actor, hint, house.topics.get(hint.topic)))
      if (seen.length > 0) raw.write(seen.map((hint) => `data: ${JSON.stringify(hint)}\n\n`).join(''))
    })
    // The heartbeat also notices sessions that have ended.
    const heartbeat = setInterval(async () => {
      const still = await doorkeeper.actorOf(request).catch(() => actor)
      if (!still) return raw.end()
      return raw.write(': still here\n\n')
    }, HEARTBEAT_MS)
    // The connection goes with the stream: kept for another request, it would hold up a stop.
    const end = () => {
      raw.end(() => raw.socket?.end())
    }
    open.add(end)
    raw.once('close', () => {
      clearInterval(heartbeat)
      unsubscribe()
      open.delete(end)
      metrics.viewers.dec()
    })
  })
  server.addHook('preClose', async () => {
    for (const end of open) end()
  })
}

function maySee(actor: Actor, hint: Hint, permission: string | undefined): boolean {
  if (permission) return mayAct(actor, permission, hint, new Date())
  return actor.grants.some(
    (grant) => isWithin(hint.areaId, grant.areaId) && (!grant.responseId || grant.responseId === hint.responseId),
  )
}
