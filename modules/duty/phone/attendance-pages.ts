import { AttendancePage } from './attendance-page.tsx'
import { HandoverPage } from './handover-page.tsx'
import { PostCodePage } from './post-code-page.tsx'
import { ServiceRecordPage } from './service-record-page.tsx'
import { TickPage } from './tick-page.tsx'

/** Coming, leaving, roll call and handing over, by the first part of the path. */
export const attendancePages = {
  '/attendance': AttendancePage,
  '/tick': TickPage,
  '/post-code': PostCodePage,
  '/handover': HandoverPage,
  '/service-record': ServiceRecordPage,
}
