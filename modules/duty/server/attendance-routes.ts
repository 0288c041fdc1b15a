import type { ServerModule } from '../../../platform/server/module.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { attendanceExport } from './attendance-export.ts'
import { checkIn } from './check-in.ts'
import { checkOut } from './check-out.ts'
import { listAttendance } from './list-attendance.ts'
import { listMyAttendance } from './list-my-attendance.ts'
import { listUnrostered } from './list-unrostered.ts'
import { recordRoutes } from './record-routes.ts'
import { serveUnrostered } from './serve-unrostered.ts'
import { showPostAttendance } from './show-post-attendance.ts'
import { takeBackMark } from './take-back-mark.ts'
import { takeBreak } from './take-break.ts'
import { tickAttendance } from './tick-attendance.ts'
import { tickUnrostered } from './tick-unrostered.ts'

/** Coming and leaving: told by phones, ticked by leads; and the record that it makes. */
export const attendanceRoutes = {
  actions: [
    ...[checkIn, checkOut, takeBreak, tickAttendance, takeBackMark, serveUnrostered, tickUnrostered],
    ...recordRoutes.actions,
  ],
  queries: [listMyAttendance, showPostAttendance, listAttendance, listUnrostered, ...recordRoutes.queries],
  exports: [attendanceExport, ...recordRoutes.exports],
  constraints: {
    ...recordRoutes.constraints,
    attendance_unrostered_once: () => platformProblems.recordedAlready(),
    attendance_once: () => platformProblems.recordedAlready(),
    attendance_pk: () => platformProblems.idTaken(),
    attendance_mark_pk: () => platformProblems.idTaken(),
  },
} satisfies Partial<ServerModule>
