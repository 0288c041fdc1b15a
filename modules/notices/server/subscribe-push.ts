import { createHash } from 'node:crypto'
import { action, happened } from '../../../platform/server/action.ts'
import { OWN } from '../../../platform/server/actor.ts'
import { ownPlace } from '../../../platform/server/own-place.ts'
import { STANDING } from '../../../platform/server/vault/vault.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { problems } from '../problems.ts'
import { SubscribePush } from '../push.ts'
import { mayPushTo } from './push-address.ts'
import { PUSH_CLASS, pushSettings } from './push-key.ts'

/** So many browsers of one person; the oldest give way. */
const MOST = 8

/**
 * Messages are pushed to this browser from now on, to whoever subscribed it last. Its address is a key to it: sealed, and in no
 * ledger. Refuses with pushAddress, pushKnown.
 */
export const subscribePush = action({
  name: 'notices.subscribePush',
  permission: OWN,
  input: SubscribePush,
  place: ownPlace,
  secret: true,
  async run({ client, vault, actor, now }, { subscriptionId, endpoint, p256dh, auth, language }) {
    refuseIf(mayPushTo(endpoint, pushSettings().reach) ? undefined : problems.pushAddress())
    const hash = createHash('sha256').update(endpoint).digest()
    await client.query(
      `update notices.subscription set ended_at = $2, ended_why = 'replaced' where endpoint_hash = $1 and ended_at is null`,
      [hash, now],
    )
    await client.query(
      `update notices.subscription set ended_at = $2, ended_why = 'replaced' where id in (
         select id from notices.subscription where user_id = $1 and ended_at is null order by made_at desc, id offset $3)`,
      [actor.userId, now, MOST - 1],
    )
    await vault.ready(STANDING, PUSH_CLASS, now)
    const { bytes, keyId } = vault.seal(STANDING, PUSH_CLASS, now, { endpoint, p256dh, auth }, subscriptionId)
    await client.query(
      `insert into notices.subscription (id, user_id, language, endpoint_hash, host, sealed, key_id, made_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [subscriptionId, actor.userId, language, hash, new URL(endpoint).host, bytes, keyId, now],
    )
    return happened('push.subscribed', { subscriptionId })
  },
})
