import type { FastifyInstance } from 'fastify'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { ChangePassword, SignIn } from '../account.ts'
import { problems } from '../problems.ts'
import { countTries } from './attempts.ts'
import { mayUsePasskeys } from './auth.ts'
import { changePassword } from './change-password.ts'
import type { Doorkeeper } from './doorkeeper.ts'
import { passkeyRoutes } from './passkey-routes.ts'
import { secondFactorRoutes } from './second-factor-routes.ts'
import { describeSession } from './session-answer.ts'
import { signIn, signOut } from './sign-in.ts'
import { isTied, OIDC_ID, signOnName } from './sign-on.ts'
import { signOnRoutes } from './sign-on-routes.ts'

/** Sign-in and what a page asks about it: the paths under /api/auth and GET /api/session. */
export function authRoutes(app: FastifyInstance, doorkeeper: Doorkeeper): void {
  const { door, options } = doorkeeper
  const tries = countTries(door, options.vault)

  app.get('/api/auth/ways', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const known = options.oidc && (await doorkeeper.knownOf(request))
    const tied = known ? { tied: await isTied(door, known.actor.userId) } : {}
    return {
      passkey: mayUsePasskeys(options.publicUrl),
      oidc: options.oidc ? [{ id: OIDC_ID, name: signOnName(options.oidc), ...tied }] : [],
    }
  })

  app.post('/api/auth/sign-in', async (request, reply) => {
    const input = SignIn.safeParse(request.body)
    if (!input.success) return refuse(problems.wrongPassword())
    return signIn({ doorkeeper, tries, request, reply }, input.data)
  })

  app.post('/api/auth/sign-out', async (request, reply) => signOut({ doorkeeper, request, reply }))

  app.post('/api/auth/change-password', async (request, reply) => {
    const known = await doorkeeper.knownOf(request)
    if (!known) return refuse(platformProblems.signInFirst())
    const input = ChangePassword.safeParse(request.body)
    if (!input.success) return refuse(problems.weakPassword())
    return changePassword({ doorkeeper, tries, request, reply }, known, input.data)
  })

  app.get('/api/session', async (request, reply) => {
    const known = await doorkeeper.knownOf(request)
    reply.header('cache-control', 'no-store')
    return known ? describeSession(doorkeeper, known) : refuse(platformProblems.signInFirst())
  })

  secondFactorRoutes(app, doorkeeper, tries)
  passkeyRoutes(app, doorkeeper)
  signOnRoutes(app, doorkeeper)
}
