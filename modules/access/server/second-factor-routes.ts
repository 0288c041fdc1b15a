import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import qrcode from 'qrcode'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { SecondFactorCode } from '../account.ts'
import { problems } from '../problems.ts'
import { type Tries, takeTry } from './attempts.ts'
import { beginCodeApp, removeCodeApp, secondFactorsOf, takeCode } from './code-app.ts'
import type { Doorkeeper } from './doorkeeper.ts'
import type { KnownActor } from './known-actor.ts'
import { noteAtDoor } from './note-at-door.ts'
import { appAddress, base32 } from './time-codes.ts'

/** Setting up a code app, showing a code of it, and taking it away. */
export function secondFactorRoutes(app: FastifyInstance, doorkeeper: Doorkeeper, tries: Tries): void {
  const room = { door: doorkeeper.door, vault: doorkeeper.options.vault }

  app.post('/api/auth/second-factor/begin', async (request) => {
    const known = await mustAddWays(doorkeeper, request)
    const secret = await beginCodeApp(room, known.actor.userId)
    const picture = await qrcode.toDataURL(appAddress(secret, known.username), { margin: 1, width: 240 })
    return { secret: base32(secret), picture }
  })

  app.post('/api/auth/second-factor/confirm', async (request, reply) => {
    const known = await mustAddWays(doorkeeper, request)
    return show(known, { request, reply, inUse: false })
  })

  app.post('/api/auth/second-factor/show', async (request, reply) => {
    const known = await mustKnowWell(doorkeeper, request)
    return show(known, { request, reply, inUse: true })
  })

  app.post('/api/auth/second-factor/remove', async (request) => {
    const known = await mustAddWays(doorkeeper, request)
    await removeCodeApp(room, known.actor.userId)
    return { ok: true }
  })

  async function show(
    { actor: { userId, sessionId }, username }: KnownActor,
    { request, reply, inUse }: { request: FastifyRequest; reply: FastifyReply; inUse: boolean },
  ): Promise<{ ok: true }> {
    const code = SecondFactorCode.safeParse(request.body).data?.code ?? ''
    const counted = `second factor of ${username}`
    await takeTry(tries, counted, { request, reply })
    const right = await takeCode(room, { userId, sessionId, code, inUse })
    noteAtDoor(request, right ? 'secondFactorShown' : 'secondFactorRefused', { user: userId })
    refuseIf(right ? undefined : problems.codeWrong())
    await tries.giveBack(counted, request.ip)
    return { ok: true }
  }
}

/** Whoever is signed in with a password of their own. */
async function mustKnowWell(doorkeeper: Doorkeeper, request: FastifyRequest): Promise<KnownActor> {
  const known = await doorkeeper.knownOf(request)
  if (!known) return refuse(platformProblems.signInFirst())
  refuseIf(known.mustChangePassword ? problems.changePasswordFirst() : undefined)
  return known
}

/**
 * Whoever may add or take away ways in: with a password of their own, and, where they have a second factor, having shown it.
 * Otherwise a stolen password would make itself one.
 */
export async function mustAddWays(doorkeeper: Doorkeeper, request: FastifyRequest): Promise<KnownActor> {
  const known = await mustKnowWell(doorkeeper, request)
  if (known.secondFactorAt) return known
  const { app, passkey } = await secondFactorsOf(doorkeeper.door, known.actor.userId)
  refuseIf(app || passkey ? problems.secondFactorFirst() : undefined)
  return known
}
