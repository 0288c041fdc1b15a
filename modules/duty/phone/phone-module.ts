import type { PhoneModule } from '../../../platform/browser/phone/phone-module.ts'
import { attendancePages } from './attendance-pages.ts'
import { describeAttendance } from './describe-attendance.ts'
import { DutyHome } from './duty-home.tsx'
import { MyDutyPage } from './my-duty-page.tsx'

export const duty: PhoneModule = {
  name: 'duty',
  pages: { '/duty': MyDutyPage, ...attendancePages },
  homeCard: DutyHome,
  // Swaps and sign-up need an answer at once, so they are sent, never kept for later.
  describe: describeAttendance,
}
