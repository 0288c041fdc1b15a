import { action, happened } from '../../../platform/server/action.ts'
import { holdRow, whyNotOver } from '../../../platform/server/changed-meanwhile.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { problems } from '../problems.ts'
import { ChangeLevel } from '../response.ts'
import { whyNotLevel, whyNotWork } from '../rules.ts'
import { getResponse } from './find-responses.ts'
import { noteOnTimeline } from './note-on-timeline.ts'
import { playbookOf } from './playbook-of.ts'
import { placeOfResponse } from './response-place.ts'

/** Raises or lowers the response's level, with a reason. Refuses with closed, unknownLevel, alreadySo. */
export const changeLevel = action({
  name: 'responses.changeLevel',
  permission: 'response.change',
  input: ChangeLevel,
  place: placeOfResponse,
  async run(context, { responseId, level, seen, reason }) {
    const { client } = context
    await holdRow(client, 'responses.response', responseId)
    const response = await getResponse(client, responseId)
    refuseIf(whyNotWork(response))
    const { responseLevels } = await playbookOf(client, responseId)
    refuseIf(whyNotLevel({ responseLevels }, level))
    const nameOf = (id: string) => responseLevels.find((one) => one.id === id)?.name
    refuseIf(response.level === level ? problems.alreadySo({ value: nameOf(level)?.zh ?? level }) : undefined)
    const inWords = (id: string) => ({ zh: nameOf(id)?.zh ?? id, en: nameOf(id)?.en ?? id })
    refuseIf(whyNotOver({ seen, standing: response.level, yours: level }, inWords))
    await client.query('update responses.response set level = $2 where id = $1', [responseId, level])
    const facts = { from: nameOf(response.level), to: nameOf(level) }
    await noteOnTimeline(context, [{ responseId, areaId: response.areaId, kind: 'levelChanged', facts, reason }])
    return happened('response.levelChanged', { responseId, from: response.level, to: level }, { topics: ['responses'] })
  },
})
