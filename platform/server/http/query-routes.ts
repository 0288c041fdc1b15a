import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { purposes } from '../../shared/personal.ts'
import { refuse } from '../../shared/problem.ts'
import { reasonOf } from '../commands/order.ts'
import { platformProblems } from '../problems.ts'
import { answerQuery } from '../query.ts'
import { type HttpTools, mustKnow } from './tools.ts'

const Purpose = z.enum(purposes).optional()

/** POST /api/queries/<name>: questions travel in bodies, so that nothing personal stands in an address or a log. */
export function queryRoutes(server: FastifyInstance, { house, asks, doorkeeper }: HttpTools): void {
  server.post<{ Params: { name: string } }>('/api/queries/:name', async (request) => {
    const actor = await mustKnow(doorkeeper, request)
    const asked = house.queries.get(request.params.name)
    if (!asked) return refuse(platformProblems.unknownQuery({ query: request.params.name.slice(0, 80) }))
    const { input, purpose } = readAsked(asked.input, request.body)
    return answerQuery(asks, asked, { actor, input, purpose })
  })
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
