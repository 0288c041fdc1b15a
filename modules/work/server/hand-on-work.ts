import { action, happened } from '../../../platform/server/action.ts'
import { HandOnWork } from '../work.ts'
import { placeOfWork } from './find-work.ts'
import { getWork, topics } from './general-work.ts'
import { moveWork } from './move-work.ts'
import { mustBeThere } from './who-owes.ts'

/** Gives work that is due to somebody else; its deadline stays. Refuses with ownerUnknown, notNow. */
export const handOnWork = action({
  name: 'work.handOnWork',
  permission: 'work.give',
  input: HandOnWork,
  place: placeOfWork,
  async run(context, { workId, reason, ...to }) {
    const { kind, subjectId } = await getWork(context, workId)
    await mustBeThere(context, [to])
    await moveWork(context, 'handOn', [{ workId, note: reason, to }])
    return happened('work.handedOn', { workId, kind, subjectId }, { topics, result: { workId } })
  },
})
