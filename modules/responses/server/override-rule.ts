import { action, happened } from '../../../platform/server/action.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { overrideRule as overridden } from '../../playbooks/overrides.ts'
import { OverrideRule } from '../response.ts'
import { whyNotWork } from '../rules.ts'
import { getResponse } from './find-responses.ts'
import { noteOnTimeline } from './note-on-timeline.ts'
import { placeOfResponse } from './response-place.ts'
import { forgetRulePack, rulePackOf } from './rule-pack-of.ts'

/** Changes one value of the response's own rule pack, by whom and on what legal ground; the value before stays in it. */
export const overrideRule = action({
  name: 'responses.overrideRule',
  permission: 'response.change',
  input: OverrideRule,
  place: placeOfResponse,
  async run(context, { responseId, ...override }) {
    const { client, now } = context
    const response = await getResponse(client, responseId)
    refuseIf(whyNotWork(response))
    forgetRulePack(responseId)
    const pack = await rulePackOf(client, responseId)
    const changed = overridden(pack, { ...override, at: now.toISOString() })
    if ('problem' in changed) return refuse(changed.problem)
    await client.query('update responses.response set rule_pack = $2 where id = $1', [
      responseId,
      JSON.stringify(changed.pack),
    ])
    forgetRulePack(responseId)
    const { path, value, approver, legalReference } = override
    const facts = { path, value: JSON.stringify(value), approver }
    await noteOnTimeline(context, [
      { responseId, areaId: response.areaId, kind: 'ruleOverridden', facts, reason: legalReference },
    ])
    return happened('response.ruleOverridden', { responseId, path }, { topics: ['responses'] })
  },
})
