import type { z } from 'zod'
import { refuse } from '../../../platform/shared/problem.ts'
import type { SignIn } from '../account.ts'
import { problems } from '../problems.ts'
import { type Tries, takeTry } from './attempts.ts'
import { copyCookies, webHeaders } from './better-auth-answers.ts'
import type { DoorRequest } from './doorkeeper.ts'
import { endToken } from './end-token.ts'
import { noteAtDoor } from './note-at-door.ts'
import { tokenOf } from './session-cookie.ts'

/**
 * Signs in by username and password and sets a new session's cookie, whatever cookie came along. Refuses with
 * access.slowDown, access.wrongPassword (the same, after the same work, for unknown and disabled accounts), access.deviceRevoked.
 */
export async function signIn(
  { doorkeeper, tries, request, reply }: DoorRequest & { tries: Tries },
  { username: typed, password, device }: z.output<typeof SignIn>,
): Promise<{ ok: true }> {
  const { auth, door } = doorkeeper
  const username = typed.trim().toLowerCase()
  await takeTry(tries, username, { request, reply })
  const before = tokenOf(request.headers.cookie)
  const headers = webHeaders(request)
  headers.delete('cookie')
  const answer = await auth.api
    .signInUsername({ body: { username, password }, headers, returnHeaders: true })
    .catch((error: { status?: unknown; statusCode?: number }) => {
      if (typeof error.statusCode === 'number' && error.statusCode < 500) return undefined
      throw error
    })
  if (!answer) {
    noteAtDoor(request, 'refused', { try: tries.nameOf(username) })
    refuse(problems.wrongPassword())
  }
  const { token, user } = answer.response as { token: string; user: { id: string } }
  await tries.giveBack(username, request.ip)
  if (device && !(await bindDevice(door, token, device))) refuse(problems.deviceRevoked())
  // One browser holds one session: the cookie that came along opens nothing any more.
  if (before) await endToken(doorkeeper, before)
  copyCookies(reply, answer.headers)
  noteAtDoor(request, 'opened', { user: user.id })
  return { ok: true }
}

/** Ties the session to the phone, so that revoking the phone ends it. False when the phone was revoked: the session is gone. */
async function bindDevice(door: DoorRequest['doorkeeper']['door'], token: string, device: string): Promise<boolean> {
  const { rows } = await door.query<{ revoked_at: Date | null }>('select revoked_at from access.device where id = $1', [
    device,
  ])
  if (rows[0]?.revoked_at) {
    await door.query('delete from access.session where token = $1', [token])
    return false
  }
  await door.query('update access.session set device_id = $2 where token = $1', [token, device])
  return true
}

/** Ends the session of this browser; fine without one. */
export async function signOut({ doorkeeper, request, reply }: DoorRequest): Promise<{ ok: true }> {
  const token = tokenOf(request.headers.cookie)
  if (token) await endToken(doorkeeper, token)
  noteAtDoor(request, 'closed', {})
  for (const name of ['muster.session_token', '__Secure-muster.session_token']) {
    reply.header(
      'set-cookie',
      `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${name.startsWith('__') ? '; Secure' : ''}`,
    )
  }
  return { ok: true }
}
