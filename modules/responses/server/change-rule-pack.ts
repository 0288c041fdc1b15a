import { action, happened } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { loadRulePack } from '../../playbooks/server/public.ts'
import { problems } from '../problems.ts'
import { ChangeRulePack } from '../response.ts'
import { whyNotWork } from '../rules.ts'
import { getResponse } from './find-responses.ts'
import { noteOnTimeline } from './note-on-timeline.ts'
import { placeOfResponse } from './response-place.ts'
import { forgetRulePack, rulePackOf } from './rule-pack-of.ts'

/**
 * Puts the response under another rule pack from now on, with a reason; what was decided before stands. Under a pack that
 * abolishes the measures, closing out the personal data is due. Refuses with closed, alreadySo, unknownRulePack.
 */
export const changeRulePack = action({
  name: 'responses.changeRulePack',
  permission: 'response.change',
  input: ChangeRulePack,
  place: placeOfResponse,
  async run(context, { responseId, rulePackId, reason }) {
    const { client } = context
    const response = await getResponse(client, responseId)
    refuseIf(whyNotWork(response))
    const pack = await loadRulePack(rulePackId)
    refuseIf(response.rulePackId === pack.id ? problems.alreadySo({ value: pack.name.zh }) : undefined)
    const before = await rulePackOf(client, responseId)
    await client.query('update responses.response set rule_pack_id = $2, rule_pack = $3 where id = $1', [
      responseId,
      pack.id,
      JSON.stringify(pack),
    ])
    forgetRulePack(responseId)
    const closeOutDue = pack.closeOutDue.value
    const facts = { from: before.name, to: pack.name, closeOutDue }
    await noteOnTimeline(context, [{ responseId, areaId: response.areaId, kind: 'rulePackChanged', facts, reason }])
    return happened(
      'response.rulePackChanged',
      { responseId, from: response.rulePackId, to: pack.id },
      { topics: ['responses', 'zones'], result: { offers: pack.offers.value, closeOutDue } },
    )
  },
})
