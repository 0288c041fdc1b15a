import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify'
import { type Problem, problemStatus, problemText, refuse } from '../../shared/problem.ts'
import type { Actor } from '../actor.ts'
import type { CommandDesk } from '../commands/desk.ts'
import type { Doorkeeper } from '../doorkeeper.ts'
import type { Live } from '../live.ts'
import type { Metrics } from '../metrics.ts'
import type { House } from '../module.ts'
import { platformProblems } from '../problems.ts'
import type { QueryTools } from '../query.ts'
import type { SharedAnswers } from '../shared-answers.ts'

/** What the routes of the platform stand on. */
export interface HttpTools {
  house: House
  desk: CommandDesk
  asks: QueryTools
  doorkeeper: Doorkeeper
  live: Live
  shared: SharedAnswers
  metrics: Metrics
  /** Answers when the database answers. */
  isReady(): Promise<boolean>
  /** Folders of the built pages, by the path they are served at. */
  pages: readonly { at: string; folder: string }[]
}

/** The signed-in person, or a refusal that says to sign in. */
export async function mustKnow(doorkeeper: Doorkeeper, request: FastifyRequest): Promise<Actor> {
  const actor = await doorkeeper.actorOf(request)
  return actor ?? refuse(platformProblems.signInFirst())
}

export function sendProblem(reply: FastifyReply, problem: Problem, headers: Record<string, string> = {}): FastifyReply {
  return reply
    .code(problemStatus(problem))
    .headers(headers)
    .send({ ...problem, zh: problemText(problem, 'zh'), en: problemText(problem, 'en') })
}

/** Faults are noted under a reference that the person can name; the text of an error may hold data and stays out. */
export function noteFault(log: FastifyBaseLogger, error: unknown, about: Record<string, string>): string {
  const reference = Math.random().toString(36).slice(2, 8)
  const { name, code, stack, constraint } = error as Error & { code?: string; constraint?: string }
  // The first line of a stack is the message, which may quote a value: only the places are kept.
  const places = stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .join(' ')
  log.error({ reference, ...about, fault: name, code, constraint, places }, 'fault')
  return reference
}
