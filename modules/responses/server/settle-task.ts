import { action, happened } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { localStamp } from '../../../platform/shared/dates.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { SettleTask } from '../command-group.ts'
import { problems } from '../problems.ts'
import { noteOnTimeline } from './note-on-timeline.ts'

interface TaskTuple {
  id: string
  response_id: string
  area_id: string
  owner: string
  settled_at: Date | null
}

const FIND = 'select id, response_id, area_id, owner, settled_at from responses.task where id = any($1::uuid[])'

/** Says that what a meeting decided is done, and what came of it. Refuses with taskSettled. */
export const settleTask = action({
  name: 'responses.settleTask',
  permission: 'response.change',
  input: SettleTask,
  place: async ({ client }, inputs) => {
    const { rows } = await client.query<TaskTuple>(FIND, [inputs.map(({ taskId }) => taskId)])
    return inputs.map(({ taskId }) => {
      const task = rows.find(({ id }) => id === taskId.toLowerCase())
      return task && { areaId: task.area_id, responseId: task.response_id }
    })
  },
  async run(context, { taskId, outcome }) {
    const { client, actor, now } = context
    const { rows } = await client.query<TaskTuple>(`${FIND} for update`, [[taskId]])
    const task = rows[0] ?? refuse(platformProblems.notFound())
    refuseIf(task.settled_at ? problems.taskSettled({ at: localStamp(task.settled_at) }) : undefined)
    await client.query('update responses.task set settled_at = $2, settled_by = $3, outcome = $4 where id = $1', [
      taskId,
      now,
      actor.userId,
      outcome,
    ])
    const { response_id: responseId, area_id: areaId, owner } = task
    await noteOnTimeline(context, [{ responseId, areaId, kind: 'taskSettled', facts: { owner, outcome } }])
    return happened('response.taskSettled', { responseId, taskId }, { topics: ['responses', 'figures'] })
  },
})
