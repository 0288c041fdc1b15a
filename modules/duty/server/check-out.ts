import { action } from '../../../platform/server/action.ts'
import { CheckOut } from '../attendance.ts'
import { keepMark } from './keep-mark.ts'
import { ownAssigned } from './own-mark.ts'
import { placeOfAssignment } from './shift-place.ts'

/** A member leaves duty. Leaving early is recorded as it was, with a reason where one is given. Refuses with notYourShift, code…, notCheckedIn, notThenOut, checkedOutAlready. */
export const checkOut = action({
  name: 'duty.checkOut',
  permission: 'duty.serve',
  input: CheckOut,
  place: placeOfAssignment,
  async run(context, { markId, assignmentId, code, reason }) {
    const assigned = await ownAssigned(context, { assignmentId, code })
    const how = code === undefined ? 'phone' : 'code'
    return keepMark(context, assigned, { id: markId, kind: 'out', how, at: context.madeAt, reason })
  },
})
