import { action, happened } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { whyNotHere, whyNotWork } from '../../responses/rules.ts'
import { findResponses, getResponse } from '../../responses/server/public.ts'
import { GiveWork, givenWork } from '../work.ts'
import { openWork } from './open-work.ts'
import { mustBeThere } from './who-owes.ts'

/** Gives a body, an account or an area something to do by a deadline. Refuses with deadlinePassed, ownerUnknown, outsideResponse. */
export const giveWork = action({
  name: 'work.giveWork',
  permission: 'work.give',
  input: GiveWork,
  place: async ({ client }, inputs) => {
    const responses = await findResponses(
      client,
      inputs.map(({ responseId }) => responseId),
    )
    return inputs.map(({ responseId, areaId, organisationId }) =>
      responses.has(responseId) ? { areaId, responseId, ...(organisationId ? { organisationId } : {}) } : undefined,
    )
  },
  async run(context, { workId, dueAt, ...given }) {
    const response = await getResponse(context.client, given.responseId)
    refuseIf(whyNotWork(response))
    refuseIf(whyNotHere(response, given.areaId))
    await mustBeThere(context, [given])
    await openWork(context, [{ ...given, workId, kind: givenWork, subjectId: workId, dueAt: new Date(dueAt) }])
    return happened(
      'work.opened',
      { workId, kind: givenWork.name },
      { topics: ['work', 'figures'], result: { workId } },
    )
  },
})
