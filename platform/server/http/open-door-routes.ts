import type { FastifyInstance } from 'fastify'
import { areaSpan, multirangeOf, wholeCountry } from '../../shared/area-id.ts'
import { refuse } from '../../shared/problem.ts'
import { reasonOf } from '../commands/order.ts'
import { inTransaction } from '../database.ts'
import { houseActor } from '../doorkeeper.ts'
import type { DoorContext } from '../open-door.ts'
import { platformProblems } from '../problems.ts'
import { limitOf, whyNotNow } from './rate-limit.ts'
import type { HttpTools } from './tools.ts'

const everywhere = { scope: multirangeOf([areaSpan(wholeCountry)]), mode: 'read' } as const

/** POST /api/open/<name>: what people without an account may ask or send. */
export function openDoorRoutes(server: FastifyInstance, { house, desk, asks }: HttpTools): void {
  const limits = new Map([...house.doors.values()].map(({ name, knocks }) => [name, limitOf(knocks)]))
  const context = (now: Date): DoorContext => ({
    now,
    vault: asks.vault,
    look: (work) => inTransaction(asks.pool, everywhere, ({ client }) => work(client)),
    submit: (commands) =>
      desk.submit(
        houseActor,
        commands.map((command) => ({ ...command, madeAt: now.toISOString() })),
      ),
  })
  server.post<{ Params: { name: string } }>('/api/open/:name', async (request, reply) => {
    const door = house.doors.get(request.params.name)
    const limit = limits.get(request.params.name)
    if (!door || !limit) return refuse(platformProblems.notFound())
    const tooOften = whyNotNow(limit, request.ip, reply)
    if (tooOften) throw tooOften
    const input = door.input.safeParse(request.body ?? {})
    if (!input.success) return refuse(platformProblems.badInput(reasonOf(input.error)))
    return door.answer(context(new Date()), input.data)
  })
}
