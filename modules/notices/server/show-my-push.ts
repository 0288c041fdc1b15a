import { z } from 'zod'
import { OWN } from '../../../platform/server/actor.ts'
import { query } from '../../../platform/server/query.ts'
import { MyPush } from '../push.ts'

/** What a browser needs to subscribe, and which of one's browsers have. */
export const showMyPush = query({
  name: 'notices.push',
  permission: OWN,
  input: z.object({}),
  output: MyPush,
  async run({ client, actor, now }) {
    const key = await client.query<{ public_key: string }>('select public_key from notices.push_key')
    const { rows } = await client.query<{ hash: string }>(
      `select encode(endpoint_hash, 'hex') as hash from notices.subscription where user_id = $1 and ended_at is null`,
      [actor.userId],
    )
    return {
      publicKey: key.rows[0]?.public_key ?? '',
      endpointHashes: rows.map(({ hash }) => hash),
      asOf: now.toISOString(),
    }
  },
})
