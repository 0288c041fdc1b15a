import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { problems } from '../problems.ts'
import type { Doorkeeper } from './doorkeeper.ts'
import { endToken } from './end-token.ts'
import { tokenOf } from './session-cookie.ts'

// What better-auth answers itself; everything else it knows (sign-up, change of e-mail, deletion) stays shut.
const POSTS = ['/passkey/verify-registration', '/passkey/verify-authentication', '/passkey/delete-passkey']
const GETS = [
  '/passkey/generate-register-options',
  '/passkey/generate-authenticate-options',
  '/passkey/list-user-passkeys',
]

// A new way in is for whoever has a password of their own: until then somebody else could add theirs.
const NEW_WAYS = ['/passkey/generate-register-options', '/passkey/verify-registration']

/** Passes requests about passkeys on to better-auth. */
export function passOn(app: FastifyInstance, doorkeeper: Doorkeeper): void {
  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    if (NEW_WAYS.some((path) => request.routeOptions.url === `/api/auth${path}`)) {
      const known = await doorkeeper.knownOf(request)
      if (!known) refuse(platformProblems.signInFirst())
      if (known.mustChangePassword) refuse(problems.changePasswordFirst())
    }
    return sendAnswer(reply, await doorkeeper.auth.handler(webRequest(request)), { doorkeeper, request })
  }
  for (const path of POSTS) app.post(`/api/auth${path}`, handler)
  for (const path of GETS) app.get(`/api/auth${path}`, handler)
}

/**
 * Sends a web answer of better-auth, cookies one by one. One browser holds one session: where the answer brings a new one,
 * the cookie that came along opens nothing any more.
 */
export async function sendAnswer(
  reply: FastifyReply,
  answer: Response,
  came?: { doorkeeper: Doorkeeper; request: FastifyRequest },
): Promise<FastifyReply> {
  const before = tokenOf(came?.request.headers.cookie)
  const after = answer.headers.getSetCookie().map(tokenOf).find(Boolean)
  if (came && before && after && before !== after) await endToken(came.doorkeeper, before)
  copyCookies(reply, answer.headers)
  for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value)
  return reply.status(answer.status).send(Buffer.from(await answer.arrayBuffer()))
}

export function copyCookies(reply: FastifyReply, headers: Headers): void {
  for (const cookie of headers.getSetCookie()) reply.header('set-cookie', cookie)
}

/** The headers of a request as better-auth reads them; the address is the one Fastify trusts, not what a client claims. */
export function webHeaders(request: FastifyRequest): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && name !== 'content-length')
      headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  headers.set('x-muster-address', request.ip)
  return headers
}

export function webRequest(request: FastifyRequest, sent: unknown = request.body): Request {
  const url = new URL(request.url, `${request.protocol}://${request.headers.host ?? 'localhost'}`)
  const body = request.method === 'POST' ? JSON.stringify(sent ?? {}) : undefined
  return new Request(url, { method: request.method, headers: webHeaders(request), ...(body ? { body } : {}) })
}
