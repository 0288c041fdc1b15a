import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { noteFault } from '../../../platform/server/http/tools.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { Refusal, refuse } from '../../../platform/shared/problem.ts'
import { problems } from '../problems.ts'
import type { Auth } from './auth.ts'
import { sendAnswer, tokenIn, webRequest } from './better-auth-answers.ts'
import type { Doorkeeper } from './doorkeeper.ts'
import { noteAtDoor } from './note-at-door.ts'
import { discover } from './other-house.ts'
import { OIDC_ID, type OidcSettings, signOnName } from './sign-on.ts'

const ownPath = z.string().regex(/^\/(?![/\\])[\w\-./?=&%]*$/)
/** Nothing else of what better-auth would take goes through, least of all a token that somebody brings along. */
const Leave = z.object({
  provider: z.literal(OIDC_ID),
  callbackURL: ownPath.default('/'),
  errorCallbackURL: ownPath.default('/'),
})

const HANDLE_WITHIN_MS = 25_000

/** Leaving for the other house, to sign in or to tie one's account to it, and coming back. */
export function signOnRoutes(app: FastifyInstance, doorkeeper: Doorkeeper): void {
  const { signOn, options } = doorkeeper
  const { oidc } = options
  if (!signOn || !oidc) return
  const leave = async (request: FastifyRequest, reply: FastifyReply) => {
    const asked = Leave.safeParse(request.body)
    if (!asked.success) return refuse(platformProblems.badInput({ field: 'provider', reason: OIDC_ID }))
    // Asked first, so that somebody is told here rather than sent to a house that does not answer.
    await discover(oidc.issuer).catch(() => refuseDown(oidc))
    const answer = await inTime(signOn, oidc, webRequest(request, asked.data))
    if (answer.status === 429) return refuse(problems.slowDown({ seconds: secondsOf(answer) }))
    return answer.ok ? sendAnswer(reply, answer) : refuseDown(oidc)
  }
  app.post('/api/auth/sign-in/social', leave)
  app.post('/api/auth/link-social', async (request, reply) => {
    const known = await doorkeeper.knownOf(request)
    if (!known) return refuse(platformProblems.signInFirst())
    // A new way in is for whoever has a password of their own: until then somebody else could add theirs.
    if (known.mustChangePassword) return refuse(problems.changePasswordFirst())
    return leave(request, reply)
  })
  app.get(`/api/auth/callback/${OIDC_ID}`, async (request, reply) => {
    const answer = await inTime(signOn, oidc, webRequest(request)).catch((error: unknown) => {
      if (!(error instanceof Refusal)) noteFault(request.log, error, { route: 'callback' })
    })
    // Somebody stands there in their browser: they see the sign-in page with a word on what failed, never a bare fault.
    if (!answer || answer.status >= 400) return reply.redirect('/?error=failed')
    noteAtDoor(request, tokenIn(answer) ? 'opened' : 'refused', { way: 'oidc' })
    return sendAnswer(reply, answer, { doorkeeper, request })
  })
}

async function inTime(signOn: Auth, oidc: OidcSettings, request: Request): Promise<Response> {
  const late = wait(HANDLE_WITHIN_MS, undefined, { ref: false })
  return (await Promise.race([signOn.handler(request), late])) ?? refuseDown(oidc)
}

function refuseDown(oidc: OidcSettings): never {
  return refuse(problems.signOnDown({ name: signOnName(oidc) }))
}

function secondsOf(answer: Response): number {
  return Math.max(1, Number(answer.headers.get('x-retry-after') ?? 10))
}
