import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Feed } from '../../../platform/server/feed.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { standingAccounts } from '../../access/server/public.ts'
import { reminderProblems } from '../reminder-problems.ts'
import { type CalendarEntry, calendarOf } from './calendar.ts'
import { membersOfUser } from './find-members.ts'

const words = {
  zh: { calendar: '我的值守', duty: '值守' },
  en: { calendar: 'My duty', duty: 'Duty' },
}

/** One's own duty as a calendar (RFC 5545) for whoever has the secret link. Refuses with platform.notFound, calendarLinkEnded. */
export const calendarFeed: Feed = {
  name: 'duty.calendar',
  type: 'text/calendar; charset=utf-8',
  async read({ client, now }, secretHash) {
    const { rows } = await client.query<{ user_id: string; ended_at: Date | null }>(
      'select user_id, ended_at from duty.calendar_link where secret_hash = $1',
      [secretHash],
    )
    const [link] = rows
    if (!link) return { problem: platformProblems.notFound() }
    const account = (await standingAccounts(client, [link.user_id])).get(link.user_id)
    if (link.ended_at || !account) return { problem: reminderProblems.calendarLinkEnded() }
    const mine = await membersOfUser(client, link.user_id)
    const entries = await calendarOf(
      client,
      mine.map(({ memberId }) => memberId),
      now,
    )
    return { text: written(entries, account.language) }
  },
}

function written(entries: readonly CalendarEntry[], language: 'zh' | 'en'): string {
  const said = words[language]
  const calendar = ical({
    name: said.calendar,
    prodId: { company: 'Muster', product: 'Duty', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
    // Moments are written in UTC, which no device can misread; this says where they are looked at.
    x: [['X-WR-TIMEZONE', 'Asia/Shanghai']],
  })
  for (const one of entries) {
    calendar.createEvent({
      id: one.uid,
      sequence: one.sequence,
      status: one.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      stamp: one.changedAt,
      lastModified: one.changedAt,
      start: one.from,
      end: one.until,
      summary: `${said.duty} ${one.title}`,
      location: one.place,
      description: one.role[language],
    })
  }
  return calendar.toString()
}
