import type { ServerModule } from '../../../platform/server/module.ts'
import { reminderProblems } from '../reminder-problems.ts'
import { calendarFeed } from './calendar-feed.ts'
import { chooseReminders } from './choose-reminders.ts'
import { endCalendarLink } from './end-calendar-link.ts'
import { makeCalendarLink } from './make-calendar-link.ts'
import { remind } from './remind.ts'
import { showMyReminders } from './show-my-reminders.ts'
import { tellChanges } from './tell-changes.ts'
import { tellLeave } from './tell-leave.ts'
import { tellRoster } from './tell-roster.ts'
import { tellSwaps } from './tell-swaps.ts'

/** How people hear of their duty: what they are told, reminders, and a calendar of their own. */
export const messageRoutes = {
  actions: [chooseReminders, makeCalendarLink, endCalendarLink],
  queries: [showMyReminders],
  jobs: [tellRoster, ...tellChanges, ...tellSwaps, tellLeave, remind],
  feeds: [calendarFeed],
  constraints: {
    calendar_link_one: () => reminderProblems.calendarLinkThere(),
    calendar_link_hash_once: () => reminderProblems.calendarLinkKnown(),
    calendar_link_pk: () => reminderProblems.calendarLinkKnown(),
  },
} satisfies Partial<ServerModule>
