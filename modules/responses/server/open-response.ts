import { action, happened } from '../../../platform/server/action.ts'
import { areaSpan, codeOf } from '../../../platform/shared/area-id.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { findAreas } from '../../areas/server/public.ts'
import { formBodies } from '../../organisations/server/public.ts'
import { loadPlaybook, loadRulePack } from '../../playbooks/server/public.ts'
import { problems } from '../problems.ts'
import { OpenResponse } from '../response.ts'
import { whyNotOpen } from '../rules.ts'
import { noteOnTimeline } from './note-on-timeline.ts'

/**
 * Opens a response: freezes playbook and rule pack as they are now, and forms the bodies that the playbook wants at the opening.
 * Refuses with unknownPlaybook, brokenPlaybook, unknownRulePack, wrongAreaLevel, unknownLevel, areaUnknown, nameTaken, alreadyOpened.
 */
export const openResponse = action({
  name: 'responses.openResponse',
  permission: 'response.open',
  input: OpenResponse,
  timeout: 60_000,
  place: async (_look, inputs) => inputs.map(({ areaId }) => ({ areaId })),
  async run(context, { responseId, name, playbookId, areaId, level, rulePackId }) {
    const { client, actor, now } = context
    const playbook = await loadPlaybook(playbookId)
    const pack = await loadRulePack(rulePackId ?? playbook.rulePack)
    refuseIf(whyNotOpen(playbook, { areaId, level }))
    const area = (await findAreas(client, [areaId])).get(areaId)
    refuseIf(area ? undefined : problems.areaUnknown({ area: codeOf(areaId) }))
    await client.query(
      `insert into responses.response (id, area_id, area_end, name, level, stage, playbook_id, playbook, rule_pack_id, rule_pack, opened_by, opened_at)
       values ($1, $2, $3, $4, $5, 'responding', $6, $7, $8, $9, $10, $11)`,
      [
        responseId,
        areaId,
        areaSpan(areaId).to,
        name,
        level,
        playbook.id,
        JSON.stringify(playbook),
        pack.id,
        JSON.stringify(pack),
        actor.userId,
        now,
      ],
    )
    const formed = await formBodies(client, { responseId, areaId, bodies: playbook.bodies, at: now })
    const closeOutDue = pack.closeOutDue.value
    const facts = {
      playbook: playbook.name,
      rulePack: pack.name,
      level: nameOfLevel(playbook, level),
      bodies: formed.length,
      closeOutDue,
    }
    await noteOnTimeline(context, [{ responseId, areaId, kind: 'opened', facts }])
    return happened(
      'response.opened',
      { responseId, playbookId, rulePackId: pack.id, level, bodies: formed.length },
      {
        topics: ['responses', 'organisations'],
        result: { responseId, bodies: formed.length, offers: pack.offers.value, closeOutDue },
      },
    )
  },
})

function nameOfLevel(
  { responseLevels }: { responseLevels: { id: string; name: { zh: string; en: string } }[] },
  id: string,
) {
  return responseLevels.find((one) => one.id === id)?.name
}
