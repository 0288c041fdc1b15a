import type { FastifyInstance } from 'fastify'
import { describeApi } from './openapi.ts'
import { apiPage } from './openapi-page.ts'
import type { HttpTools } from './tools.ts'

/** GET /api/openapi.json: the description. GET /api: the same as a page to read. */
export function openapiRoutes(server: FastifyInstance, { house }: HttpTools): void {
  const description = describeApi(house)
  const text = JSON.stringify(description)
  const page = apiPage(description)
  server.get('/api/openapi.json', async (_request, reply) => reply.type('application/json').send(text))
  server.get('/api', async (_request, reply) => reply.type('text/html; charset=utf-8').send(page))
}
