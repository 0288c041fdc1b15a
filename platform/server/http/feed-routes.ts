import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { areaSpan, multirangeOf, wholeCountry } from '../../shared/area-id.ts'
import { refuse } from '../../shared/problem.ts'
import { inTransaction } from '../database.ts'
import { platformProblems } from '../problems.ts'
import type { HttpTools } from './tools.ts'

const everywhere = { scope: multirangeOf([areaSpan(wholeCountry)]), mode: 'read' } as const
/** 32 random bytes in base64url, and what a calendar program likes to see behind them. */
const SECRET = /^([\w-]{43})(\.[a-z]{2,4})?$/

/** GET /api/feeds/<name>/<secret>: what a secret link opens. The secret is hashed before anything looks at it, and never logged. */
export function feedRoutes(server: FastifyInstance, { house, asks }: HttpTools): void {
  server.get<{ Params: { name: string; secret: string } }>('/api/feeds/:name/:secret', async (request, reply) => {
    const feed = house.feeds.get(request.params.name)
    const secret = SECRET.exec(request.params.secret)?.[1]
    if (!feed || !secret) return refuse(platformProblems.notFound())
    const hash = createHash('sha256').update(secret).digest()
    const answer = await inTransaction(asks.pool, everywhere, ({ client, now }) => feed.read({ client, now }, hash))
    if ('problem' in answer) return refuse(answer.problem)
    // Whoever keeps a copy must ask again: the link may have ended.
    return reply.header('cache-control', 'private, no-cache').type(feed.type).send(answer.text)
  })
}
