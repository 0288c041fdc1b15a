import { action, happened } from '../../../platform/server/action.ts'
import { FinishWork } from '../work.ts'
import { placeOfWork } from './find-work.ts'
import { generalWork, topics } from './general-work.ts'
import { moveWork } from './move-work.ts'

/** Reports work done, with its proof; what needs a check waits for it, the rest is closed. Refuses with notOwedByYou, photoNeeded, finishedAlready. */
export const finishWork = action({
  name: 'work.finishWork',
  permission: 'work.do',
  input: FinishWork,
  place: placeOfWork,
  async run(context, { workId, note, photos }) {
    const { kind, subjectId, checked } = await generalWork(context, workId)
    await moveWork(context, checked ? 'finish' : 'settle', [{ workId, note, photos }])
    return happened('work.finished', { workId, kind, subjectId }, { topics, result: { workId } })
  },
})
