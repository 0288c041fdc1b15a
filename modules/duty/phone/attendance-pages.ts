import { AttendancePage } from './attendance-page.tsx'
import { HandoverPage } from './handover-page.tsx'
import { MealsPage } from './meals-page.tsx'
import { PostCodePage } from './post-code-page.tsx'
import { ServiceRecordPage } from './service-record-page.tsx'
import { TickPage } from './tick-page.tsx'
import { UnrosteredPage } from './unrostered-page.tsx'

/** Coming, leaving, roll call, meals and handing over, by the first part of the path. */
export const attendancePages = {
  '/attendance': AttendancePage,
  '/tick': TickPage,
  '/post-code': PostCodePage,
  '/handover': HandoverPage,
  '/meals': MealsPage,
  '/unrostered': UnrosteredPage,
  '/service-record': ServiceRecordPage,
}
