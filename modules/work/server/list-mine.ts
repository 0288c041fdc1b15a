import { z } from 'zod'
import { grantsFor } from '../../../platform/server/actor.ts'
import { query } from '../../../platform/server/query.ts'
import { MyWork } from '../work-shown.ts'
import { WORK, type Work } from './find-work.ts'
import { workInWords } from './work-in-words.ts'

const MOST = 200

/**
 * What waits for whoever asks, in every response they see: what they owe by their account or as head of a body, and, where they
 * check work, what was reported done by somebody else. The longest overdue first.
 */
export const listMine = query({
  name: 'work.mine',
  permission: 'work.read',
  input: z.object({}),
  output: MyWork,
  async run({ client, actor, scope, now }) {
    const bodies = scope.organisations.split(',').filter(Boolean)
    const among = `($1::uuid[] is null or response_id = any($1))`
    const { rows: owed } = await client.query<Work>(
      `select ${WORK} from work.item where state = 'due' and ${among} and (user_id = $2 or organisation_id = any($3::uuid[]))
       order by due_at, id limit ${MOST}`,
      [scope.responseIds ?? null, actor.userId, bodies],
    )
    const checks = grantsFor(actor, 'work.check', now).length > 0
    const { rows: toCheck } = checks
      ? await client.query<Work>(
          `select ${WORK} from work.item where state = 'done' and ${among} and finished_by <> $2 and user_id is distinct from $2
           order by finished_at, id limit ${MOST}`,
          [scope.responseIds ?? null, actor.userId],
        )
      : { rows: [] }
    return {
      owed: await workInWords(client, owed, now),
      toCheck: await workInWords(client, toCheck, now),
      asOf: now.toISOString(),
    }
  },
})
