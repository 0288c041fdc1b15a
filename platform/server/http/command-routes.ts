import type { FastifyInstance } from 'fastify'
import { type CommandAnswer, commandLimit } from '../../shared/command.ts'
import { refuse } from '../../shared/problem.ts'
import { platformProblems } from '../problems.ts'
import { type HttpTools, mustKnow, sendProblem } from './tools.ts'

/** POST /api/commands: one command, or `{ commands: [… at most 200] }` in the order in which they were made. */
export function commandRoutes(server: FastifyInstance, { house, desk, doorkeeper, metrics, shared }: HttpTools): void {
  server.post('/api/commands', async (request, reply) => {
    const actor = await mustKnow(doorkeeper, request)
    const body = request.body as { commands?: unknown } | null
    const batch = body !== null && typeof body === 'object' && 'commands' in body
    const commands = batch ? body.commands : [body]
    if (!Array.isArray(commands))
      refuse(platformProblems.badCommand({ reason: 'commands must be a list', reasonZh: 'commands 应为列表' }))
    if (commands.length > commandLimit) refuse(platformProblems.tooManyCommands({ limit: commandLimit }))
    const answers = await desk.submit(actor, commands as unknown[])
    shared.acted(actor.sessionId)
    for (const [label, count] of countBy(answers, commands as unknown[], house.actions)) {
      const [action, outcome] = label.split(' ') as [string, string]
      metrics.commands.inc({ action, outcome }, count)
    }
    if (batch) return { answers }
    const [answer] = answers
    // A single command that got no answer is a busy server in HTTP's own words.
    if (answer?.outcome === 'retry') {
      return sendProblem(reply, answer.problem ?? platformProblems.busy(), {
        'retry-after': String(Math.ceil(answer.afterMs / 1000)),
      })
    }
    return answer
  })
}

/** How many commands of each action ended how, by 'action outcome'. */
function countBy(
  answers: readonly CommandAnswer[],
  commands: readonly unknown[],
  actions: ReadonlyMap<string, unknown>,
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [at, { outcome }] of answers.entries()) {
    const name = (commands[at] as { action?: unknown } | null)?.action
    // Only names of our own become labels: what a device sends may be anything.
    const label = `${typeof name === 'string' && actions.has(name) ? name : 'unknown'} ${outcome}`
    counts.set(label, (counts.get(label) ?? 0) + 1)
  }
  return counts
}
