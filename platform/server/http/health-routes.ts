import type { FastifyInstance } from 'fastify'
import type { HttpTools } from './tools.ts'

/** GET /healthz: 200 when the database answers. GET /metrics: counts for Prometheus, without a person in them. */
export function healthRoutes(server: FastifyInstance, { isReady, metrics }: HttpTools): void {
  server.get('/healthz', async (_request, reply) => {
    const ready = await isReady()
    return reply.code(ready ? 200 : 503).send({ ready })
  })
  server.get('/metrics', async (_request, reply) => {
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
}
