import { hashPassword, verifyPassword } from 'better-auth/crypto'
import type { z } from 'zod'
import { inTransaction } from '../../../platform/server/database.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { type ChangePassword, isSoundPassword } from '../account.ts'
import { problems } from '../problems.ts'
import { storePassword } from './accounts.ts'
import { type Tries, takeTry } from './attempts.ts'
import type { DoorRequest } from './doorkeeper.ts'
import { usersChanged } from './in-doubt.ts'
import type { KnownActor } from './known-actor.ts'
import { noteAtDoor } from './note-at-door.ts'

/** Changes one's own password and ends all of one's other sessions. Refuses with access.currentWrong, weakPassword, slowDown. */
export async function changePassword(
  { doorkeeper: { door }, tries, request, reply }: DoorRequest & { tries: Tries },
  { actor: { userId, sessionId }, username }: KnownActor,
  { current, next }: z.output<typeof ChangePassword>,
): Promise<{ ok: true }> {
  await takeTry(tries, username, { request, reply })
  const { rows } = await door.query<{ password: string }>(
    `select password from access.credential where user_id = $1 and provider_id = 'credential'`,
    [userId],
  )
  const hash = rows[0]?.password
  if (!hash || !(await verifyPassword({ hash, password: current }))) refuse(problems.currentWrong())
  await tries.giveBack(username, request.ip)
  if (!isSoundPassword(next, { username, current })) refuse(problems.weakPassword())
  const made = await hashPassword(next)
  await inTransaction(door, { scope: '{}', mode: 'write' }, async ({ client, now }) => {
    await storePassword(client, { userId, hash: made, mustChange: false, now })
    await client.query('delete from access.session where user_id = $1 and id <> $2', [userId, sessionId])
    await usersChanged(client, [userId])
  })
  noteAtDoor(request, 'passwordChanged', { user: userId })
  return { ok: true }
}
