import { action, happened } from '../../../platform/server/action.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { CloseFollowUp } from '../follow-up.ts'
import { problems } from '../problems.ts'
import { closeFollowUpRow, findFollowUps } from './follow-ups.ts'

/** A medic has dealt with a fever found at a checkpoint, and says how it ended. */
export const closeFollowUp = action({
  name: 'checkpoints.closeFollowUp',
  permission: 'followUp.close',
  input: CloseFollowUp,
  sealClass: 'passage',
  async place({ client }, inputs) {
    const rows = await findFollowUps(
      client,
      inputs.map(({ followUpId }) => followUpId),
    )
    return inputs.map(({ followUpId }) => {
      const row = rows.get(followUpId)
      return row && { areaId: row.area_id, responseId: row.response_id }
    })
  },
  async run({ client, now, actor }, { followUpId: id, outcome }) {
    const closed = await closeFollowUpRow(client, { id }, { outcome, by: actor.userId, at: now })
    if (!closed) refuse(problems.followUpClosed())
    return happened('followUp.closed', { id, outcome }, { topics: ['followUps', 'figures'], result: { id } })
  },
})
