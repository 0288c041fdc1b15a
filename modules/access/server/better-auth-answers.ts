import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Doorkeeper } from './doorkeeper.ts'
import { endToken } from './end-token.ts'
import { tokenOf } from './session-cookie.ts'

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
  const after = tokenIn(answer)
  if (came && before && after && before !== after) await endToken(came.doorkeeper, before)
  copyCookies(reply, answer.headers)
  for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value)
  return reply.status(answer.status).send(Buffer.from(await answer.arrayBuffer()))
}

/** The token of the session that an answer of better-auth brings. */
export function tokenIn(answer: Response): string | undefined {
  return answer.headers.getSetCookie().map(tokenOf).find(Boolean)
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
