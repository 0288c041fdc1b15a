import { action, happened } from '../../../platform/server/action.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { problems } from '../problems.ts'
import { EndWatch } from '../watch.ts'
import { findWatches } from './watch-table.ts'

/** The person is found, or need not be found any more: no gate looks out for them from now on. */
export const endWatch = action({
  name: 'checkpoints.endWatch',
  permission: 'followUp.close',
  input: EndWatch,
  async place({ client }, inputs) {
    const rows = await findWatches(
      client,
      inputs.map(({ watchId }) => watchId),
    )
    return inputs.map(({ watchId }) => {
      const row = rows.get(watchId)
      return row && { areaId: row.area_id, responseId: row.response_id }
    })
  },
  async run({ client, now, actor }, { watchId: id }) {
    const { rowCount } = await client.query(
      `update checkpoints.watch set ended_at = $2, ended_by = $3 where id = $1 and ended_at is null`,
      [id, now, actor.userId],
    )
    if (rowCount !== 1) refuse(problems.watchEnded())
    return happened('watch.ended', { id }, { topics: ['followUps'], result: { id } })
  },
})
