import { action, happened } from '../../../platform/server/action.ts'
import { LookAgain } from '../work.ts'
import { placeOfWork } from './find-work.ts'
import { generalWork, topics } from './general-work.ts'
import { moveWork } from './move-work.ts'

/** A second look at closed work: it holds, or is opened again with a new deadline. Refuses with ownCheck, notNow, deadlinePassed. */
export const lookAgain = action({
  name: 'work.lookAgain',
  permission: 'work.check',
  input: LookAgain,
  place: placeOfWork,
  async run(context, { workId, holds, note, photos, dueAt }) {
    const { kind, subjectId } = await generalWork(context, workId)
    const move = { workId, note, photos, ...(holds || !dueAt ? {} : { dueAt: new Date(dueAt) }) }
    await moveWork(context, holds ? 'confirm' : 'reopen', [move])
    return happened('work.lookedAgain', { workId, kind, subjectId, holds }, { topics, result: { workId } })
  },
})
