import type { PhoneModule } from '../../../platform/browser/phone/phone-module.ts'
import { attendancePages } from './attendance-pages.ts'
import { CallsPage } from './calls-page.tsx'
import { describeAttendance } from './describe-attendance.ts'
import { DutyHome } from './duty-home.tsx'
import { describeCalls } from './my-calls.ts'
import { MyDutyPage } from './my-duty-page.tsx'
import { RemindersPage } from './reminders-page.tsx'

export const duty: PhoneModule = {
  name: 'duty',
  pages: { '/duty': MyDutyPage, '/calls': CallsPage, '/duty-reminders': RemindersPage, ...attendancePages },
  homeCard: DutyHome,
  // Swaps and sign-up need an answer at once, so they are sent, never kept for later.
  describe: { ...describeAttendance, ...describeCalls },
}
