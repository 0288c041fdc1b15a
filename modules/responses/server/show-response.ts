import { z } from 'zod'
import { platformProblems } from '../../../platform/server/problems.ts'
import { query } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import type { Playbook } from '../../playbooks/playbook.ts'
import { PostKind } from '../../playbooks/posts.ts'
import { offers, type RulePack } from '../../playbooks/rule-pack.ts'
import { boundTo, ResponseShown, type ResponseTuple, SHOWN, showResponses } from './response-shown.ts'

const Words = z.object({ zh: z.string(), en: z.string() })

/** One response with what its playbook and pack offer to its screens; closeOutDue: its personal data must be closed out. */
export const showResponse = query({
  name: 'responses.one',
  permission: 'response.read',
  input: z.object({ responseId: Id }),
  output: ResponseShown.extend({
    summary: Words,
    levels: z.array(z.object({ id: z.string(), name: Words })),
    postKinds: z.array(PostKind),
    zoneLevels: z.array(z.object({ level: z.string(), name: Words, measure: z.string() })),
    offers: z.array(z.enum(offers)),
    closeOutDue: z.boolean(),
    overridden: z.number(),
    closeReason: z.string().nullable(),
    asOf: z.string(),
  }),
  async run({ client, actor, scope, now }, { responseId }) {
    const values: unknown[] = [responseId]
    const { rows } = await client.query<
      ResponseTuple & { playbook: Playbook; rule_pack: RulePack; close_reason: string | null }
    >(
      `select ${SHOWN}, playbook, rule_pack, close_reason from responses.response where id = $1 and ${boundTo(scope, 'id', values)}`,
      values,
    )
    const row = rows[0] ?? refuse(platformProblems.notFound())
    const [shown] = await showResponses(client, [row], actor.language)
    const { playbook, rule_pack: pack } = row
    return {
      ...(shown as ResponseShown),
      summary: playbook.summary,
      levels: playbook.responseLevels,
      postKinds: playbook.posts,
      zoneLevels: (pack.zones ?? []).map(({ level, name, measure }) => ({ level, name, measure: measure.value })),
      offers: pack.offers.value,
      closeOutDue: pack.closeOutDue.value,
      overridden: JSON.stringify(pack).split('"overridden"').length - 1,
      closeReason: row.close_reason,
      asOf: now.toISOString(),
    }
  },
})
