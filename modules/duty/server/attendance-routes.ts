import type { ServerModule } from '../../../platform/server/module.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { attendanceExport } from './attendance-export.ts'
import { checkIn } from './check-in.ts'
import { checkOut } from './check-out.ts'
import { listAttendance } from './list-attendance.ts'
import { listMyAttendance } from './list-my-attendance.ts'
import { showPostAttendance } from './show-post-attendance.ts'
import { showServiceRecord } from './show-service-record.ts'
import { takeBackMark } from './take-back-mark.ts'
import { takeBreak } from './take-break.ts'
import { tickAttendance } from './tick-attendance.ts'

/** Coming and leaving: told by phones, ticked by leads. */
export const attendanceRoutes = {
  actions: [checkIn, checkOut, takeBreak, tickAttendance, takeBackMark],
  queries: [listMyAttendance, showPostAttendance, listAttendance, showServiceRecord],
  exports: [attendanceExport],
  constraints: {
    attendance_once: () => platformProblems.recordedAlready(),
    attendance_pk: () => platformProblems.idTaken(),
    attendance_mark_pk: () => platformProblems.idTaken(),
  },
} satisfies Partial<ServerModule>
