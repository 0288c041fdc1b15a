import type pg from 'pg'
import { action, happened } from '../../../platform/server/action.ts'
import { whyNotOver } from '../../../platform/server/changed-meanwhile.ts'
import { type Problem, refuse } from '../../../platform/shared/problem.ts'
import { CloseFollowUp, type FollowUpOutcome } from '../follow-up.ts'
import { problems } from '../problems.ts'
import { followUpOutcomeWords } from '../words.ts'
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
    if (!closed) refuse(await closedBefore(client, id, outcome))
    return happened('followUp.closed', { id, outcome }, { topics: ['followUps', 'figures'], result: { id } })
  },
})

/** Two medics deal with one fever: the second is told how it ended, beside what they say. */
async function closedBefore(client: pg.ClientBase, id: string, yours: FollowUpOutcome): Promise<Problem> {
  const standing = (await findFollowUps(client, [id])).get(id)?.outcome
  const different = standing && standing !== yours
  const said = different
    ? whyNotOver({ seen: '', standing, yours }, (one) => followUpOutcomeWords[one as FollowUpOutcome])
    : undefined
  return said ?? problems.followUpClosed()
}
