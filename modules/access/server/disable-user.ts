import { action, happened } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { DisableUser } from '../account.ts'
import { problems } from '../problems.ts'
import { areaOfRow } from './account-place.ts'
import { whyNotManage } from './authority.ts'
import { usersChanged } from './in-doubt.ts'

/** Shuts an account: signed out everywhere at once, and no way in any more. What it recorded stays. */
export const disableUser = action({
  name: 'access.disableUser',
  permission: 'access.users',
  input: DisableUser,
  place: areaOfRow('user_account', 'userId'),
  async run({ client, actor, now }, { userId, reason }) {
    refuseIf(await whyNotManage(client, actor, userId, now))
    const shut = await client.query(
      'update access.user_account set disabled_at = $2, updated_at = $2 where id = $1 and disabled_at is null',
      [userId, now],
    )
    refuseIf(shut.rowCount ? undefined : problems.alreadyDisabled())
    await client.query('delete from access.session where user_id = $1', [userId])
    await usersChanged(client, [userId])
    return happened('access.userDisabled', { userId, reason }, { topics: ['access'] })
  },
})
