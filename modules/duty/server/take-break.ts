import { action } from '../../../platform/server/action.ts'
import { TakeBreak } from '../attendance.ts'
import { keepMark } from './keep-mark.ts'
import { ownAssigned } from './own-mark.ts'
import { placeOfAssignment } from './shift-place.ts'

/** A member begins or ends a break, which does not count as hours. Refuses with notYourShift, notCheckedIn, onBreakAlready, notOnBreak. */
export const takeBreak = action({
  name: 'duty.takeBreak',
  permission: 'duty.serve',
  input: TakeBreak,
  place: placeOfAssignment,
  async run(context, { markId, assignmentId, kind }) {
    const assigned = await ownAssigned(context, { assignmentId })
    return keepMark(context, assigned, { id: markId, kind, how: 'phone', at: context.madeAt })
  },
})
