import { action, happened } from '../../../platform/server/action.ts'
import { CheckWork } from '../work.ts'
import { placeOfWork } from './find-work.ts'
import { generalWork, topics } from './general-work.ts'
import { moveWork } from './move-work.ts'

/** Somebody else looks: what passes is closed, what does not goes back with a new deadline. Refuses with ownCheck, notNow, deadlinePassed. */
export const checkWork = action({
  name: 'work.checkWork',
  permission: 'work.check',
  input: CheckWork,
  place: placeOfWork,
  async run(context, { workId, passed, note, photos, dueAt }) {
    const { kind, subjectId } = await generalWork(context, workId)
    const move = { workId, note, photos, ...(passed || !dueAt ? {} : { dueAt: new Date(dueAt) }) }
    await moveWork(context, passed ? 'pass' : 'sendBack', [move])
    return happened('work.checked', { workId, kind, subjectId, passed }, { topics, result: { workId } })
  },
})
