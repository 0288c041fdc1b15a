import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { problems } from '../problems.ts'
import { copyCookies, sendAnswer, tokenIn, webRequest } from './better-auth-answers.ts'
import { markSecondFactor } from './code-app.ts'
import type { Doorkeeper } from './doorkeeper.ts'
import { endToken } from './end-token.ts'
import { noteAtDoor } from './note-at-door.ts'
import { mustAddWays } from './second-factor-routes.ts'
import { tokenOf } from './session-cookie.ts'

/** What a browser's WebAuthn answers. Nothing else of what better-auth would take goes through. */
const Answered = z.object({ response: z.record(z.string(), z.unknown()) })
const Removed = z.object({ id: z.uuid() })

/** Registering, listing and removing passkeys, and signing in with one, on better-auth. All else it knows stays shut. */
export function passkeyRoutes(app: FastifyInstance, doorkeeper: Doorkeeper): void {
  const ask = async (request: FastifyRequest, sent?: unknown): Promise<Response> => {
    const answer = await doorkeeper.auth.handler(webRequest(request, sent))
    if (answer.status === 429) refuse(problems.slowDown({ seconds: Number(answer.headers.get('x-retry-after') ?? 60) }))
    if (answer.status >= 500) throw new Error('better-auth failed')
    if (answer.ok) return answer
    noteAtDoor(request, 'refused', { way: 'passkey' })
    return refuse(problems.passkeyRefused())
  }

  app.get('/api/auth/passkey/generate-register-options', async (request, reply) => {
    await mustAddWays(doorkeeper, request)
    return sendAnswer(reply, await ask(request))
  })

  app.post('/api/auth/passkey/verify-registration', async (request, reply) => {
    await mustAddWays(doorkeeper, request)
    const answer = await ask(request, bodyOf(Answered, request))
    // Device and finger were there just now: this session has shown both.
    await markSecondFactor(doorkeeper.door, tokenOf(request.headers.cookie) ?? '')
    return done(reply, answer)
  })

  app.post('/api/auth/passkey/delete-passkey', async (request, reply) => {
    await mustAddWays(doorkeeper, request)
    return done(reply, await ask(request, bodyOf(Removed, request)))
  })

  app.get('/api/auth/passkey/list-user-passkeys', async (request, reply) => {
    if (!(await doorkeeper.knownOf(request))) refuse(platformProblems.signInFirst())
    return sendAnswer(reply, await ask(request))
  })

  app.get('/api/auth/passkey/generate-authenticate-options', async (request, reply) =>
    sendAnswer(reply, await ask(request)),
  )

  app.post('/api/auth/passkey/verify-authentication', async (request, reply) => {
    const answer = await ask(request, bodyOf(Answered, request))
    const before = tokenOf(request.headers.cookie)
    if (before) await endToken(doorkeeper, before)
    await markSecondFactor(doorkeeper.door, tokenIn(answer) ?? '')
    noteAtDoor(request, 'opened', { way: 'passkey' })
    return done(reply, answer)
  })
}

/** The cookies of an answer without its body: that would put the session's token into the reach of scripts. */
function done(reply: FastifyReply, answer: Response): { ok: true } {
  copyCookies(reply, answer.headers)
  return { ok: true }
}

function bodyOf<T>(schema: z.ZodType<T>, request: FastifyRequest): T {
  const body = schema.safeParse(request.body)
  return body.success ? body.data : refuse(problems.passkeyRefused())
}
