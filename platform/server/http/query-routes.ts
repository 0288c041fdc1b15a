import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { purposes } from '../../shared/personal.ts'
import { refuse } from '../../shared/problem.ts'
import { type Actor, scopeOf } from '../actor.ts'
import { reasonOf } from '../commands/order.ts'
import { mustHold } from '../must-hold.ts'
import { platformProblems } from '../problems.ts'
import { type AnyQuery, answerQuery } from '../query.ts'
import { type HttpTools, mustKnow } from './tools.ts'

const Purpose = z.enum(purposes).optional()

/** POST /api/queries/<name>: questions travel in bodies, so that nothing personal stands in an address or a log. */
export function queryRoutes(server: FastifyInstance, { house, asks, doorkeeper, shared }: HttpTools): void {
  server.post<{ Params: { name: string } }>('/api/queries/:name', async (request, reply) => {
    const actor = await mustKnow(doorkeeper, request)
    const asked = house.queries.get(request.params.name)
    if (!asked) return refuse(platformProblems.unknownQuery({ query: request.params.name.slice(0, 80) }))
    if (typeof asked.permission === 'string') mustHold(actor, asked.permission, new Date())
    const { input, purpose } = readAsked(asked.input, request.body)
    const work = () => answerQuery(asks, asked, { actor, input, purpose })
    if (!asked.sharedUntil || asked.sensitive) return work()
    const question = { key: questionOf(asked, actor, input), topics: asked.sharedUntil, screen: actor.sessionId }
    return reply.type('application/json; charset=utf-8').send(await shared.ask(question, work))
  })
}

/** Everything that an answer may depend on besides the database: who asks only by what is open to them. */
function questionOf(asked: AnyQuery, actor: Actor, input: unknown): string {
  const permission = typeof asked.permission === 'string' ? asked.permission : asked.permission(input)
  const { spans, organisations, responseIds = [] } = scopeOf([actor], permission, new Date())
  return JSON.stringify([asked.name, input, permission, spans, organisations, responseIds, actor.language])
}

/** The input and the purpose out of a body; refuses what does not fit, naming the field and never the value. */
export function readAsked(schema: z.ZodType, body: unknown): { input: unknown; purpose: z.infer<typeof Purpose> } {
  const { purpose: stated, ...rest } = (body ?? {}) as Record<string, unknown>
  const purpose = Purpose.safeParse(stated)
  if (!purpose.success) return refuse(platformProblems.badInput({ field: 'purpose', reason: purposes.join(', ') }))
  const input = schema.safeParse(rest)
  if (!input.success) return refuse(platformProblems.badInput(reasonOf(input.error)))
  return { input: input.data, purpose: purpose.data }
}
