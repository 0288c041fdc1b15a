import { action } from '../../../platform/server/action.ts'
import { TickAttendance } from '../attendance.ts'
import { holdAssigned, keepMark } from './keep-mark.ts'
import { placeOfAssignment } from './shift-place.ts'

/** A lead records for somebody without a phone that they came, left, rested or were absent and why. Refuses as `whyNotMark` says. */
export const tickAttendance = action({
  name: 'duty.tickAttendance',
  permission: 'attendance.mark',
  input: TickAttendance,
  place: placeOfAssignment,
  async run(context, { markId, assignmentId, kind, at, reason, paper }) {
    const assigned = await holdAssigned(context, assignmentId)
    return keepMark(context, assigned, { id: markId, kind, how: paper ? 'paper' : 'lead', at: new Date(at), reason })
  },
})
