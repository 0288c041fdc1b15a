import { action } from '../../../platform/server/action.ts'
import { CheckIn } from '../attendance.ts'
import { keepMark } from './keep-mark.ts'
import { ownAssigned } from './own-mark.ts'
import { placeOfAssignment } from './shift-place.ts'

/**
 * A member comes on duty, as their phone says: with the post's code, or with time and post alone. The field's time counts, also when it
 * arrives a day later. Refuses with notYourShift, code…, notThenIn (a clock wrong by a day too), checkedInAlready, attendanceTooOld.
 */
export const checkIn = action({
  name: 'duty.checkIn',
  permission: 'duty.serve',
  input: CheckIn,
  place: placeOfAssignment,
  async run(context, { markId, assignmentId, code }) {
    const assigned = await ownAssigned(context, { assignmentId, code })
    const how = code === undefined ? 'phone' : 'code'
    return keepMark(context, assigned, { id: markId, kind: 'in', how, at: context.madeAt })
  },
})
