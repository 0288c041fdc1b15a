import { action, happened } from '../../../platform/server/action.ts'
import { holdRow, whyNotOver } from '../../../platform/server/changed-meanwhile.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { problems } from '../problems.ts'
import { ChangeStage, stageNames } from '../response.ts'
import { whyNotWork } from '../rules.ts'
import { getResponse } from './find-responses.ts'
import { noteOnTimeline } from './note-on-timeline.ts'
import { placeOfResponse } from './response-place.ts'

/** Takes the response to another stage, with a reason. Refuses with closed, alreadySo. */
export const changeStage = action({
  name: 'responses.changeStage',
  permission: 'response.change',
  input: ChangeStage,
  place: placeOfResponse,
  async run(context, { responseId, stage, seen, reason }) {
    const { client } = context
    await holdRow(client, 'responses.response', responseId)
    const response = await getResponse(client, responseId)
    refuseIf(whyNotWork(response))
    refuseIf(response.stage === stage ? problems.alreadySo({ value: stageNames[stage].zh }) : undefined)
    const inWords = (id: string) => stageNames[id as typeof stage]
    refuseIf(whyNotOver({ seen, standing: response.stage, yours: stage }, inWords))
    await client.query('update responses.response set stage = $2 where id = $1', [responseId, stage])
    const facts = { from: stageNames[response.stage], to: stageNames[stage] }
    await noteOnTimeline(context, [{ responseId, areaId: response.areaId, kind: 'stageChanged', facts, reason }])
    return happened('response.stageChanged', { responseId, from: response.stage, to: stage }, { topics: ['responses'] })
  },
})
