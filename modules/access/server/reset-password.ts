import { hashPassword } from 'better-auth/crypto'
import { action, happened } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { ResetPassword } from '../account.ts'
import { areaOfRow } from './account-place.ts'
import { removeOtherWays, storePassword } from './accounts.ts'
import { whyNotManage } from './authority.ts'
import { usersChanged } from './in-doubt.ts'

/** Gives somebody who forgot theirs a new first password and signs them out everywhere. Their other ways in go too: they may be lost. */
export const resetPassword = action({
  name: 'access.resetPassword',
  permission: 'access.users',
  input: ResetPassword,
  secret: true,
  place: areaOfRow('user_account', 'userId'),
  async run({ client, actor, now }, { userId, password }) {
    refuseIf(await whyNotManage(client, actor, userId, now))
    await storePassword(client, { userId, hash: await hashPassword(password), mustChange: true, now })
    await client.query('delete from access.session where user_id = $1', [userId])
    await removeOtherWays(client, userId)
    await usersChanged(client, [userId])
    return happened('access.passwordReset', { userId }, { topics: ['access'] })
  },
})
