import { action, happened } from '../../../platform/server/action.ts'
import { WithdrawWork } from '../work.ts'
import { placeOfWork } from './find-work.ts'
import { getWork, topics } from './general-work.ts'
import { moveWork } from './move-work.ts'

/** Takes back work that was opened by mistake, with the reason; it counts nowhere any more. Refuses with notNow. */
export const withdrawWork = action({
  name: 'work.withdrawWork',
  permission: 'work.give',
  input: WithdrawWork,
  place: placeOfWork,
  async run(context, { workId, reason }) {
    const { kind, subjectId } = await getWork(context, workId)
    await moveWork(context, 'withdraw', [{ workId, note: reason }])
    return happened('work.withdrawn', { workId, kind, subjectId }, { topics, result: { workId } })
  },
})
