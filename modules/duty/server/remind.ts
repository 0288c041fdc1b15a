import type pg from 'pg'
import { inTransaction } from '../../../platform/server/database.ts'
import type { Job, JobContext } from '../../../platform/server/jobs.ts'
import { type News, tell } from '../../notices/server/public.ts'
import { findResponses } from '../../responses/server/public.ts'
import { messages } from '../messages.ts'
import { furthestLeadMs, type ReminderLeads, reminderDue } from '../reminders.ts'
import { accountsOf } from './accounts-of.ts'
import { everywhere } from './everywhere.ts'
import { inWords } from './my-shifts.ts'

interface Coming {
  id: string
  responseId: string
  memberId: string
  from: Date
  knownSince: Date
}

const COMING = `
  select served.id, served.response_id as "responseId", served.member_id as "memberId", served.from_at as "from",
    greatest(served.received_at, roster.published_at) as "knownSince"
  from duty.assignment served join duty.roster roster on roster.id = served.roster_id
  where served.superseded_at is null and served.from_at > $1 and served.from_at <= $2 and roster.state = 'published'
  order by served.from_at, served.id`

/** Reminds people of the duty that is near: what is due is asked of the rows each minute, so a standstill loses and doubles nothing. */
export const remind: Job = {
  name: 'duty.remind',
  every: '* * * * *',
  run: ({ pool }: JobContext) => inTransaction(pool, everywhere, ({ client, now }) => remindOf(client, now)),
}

/** Tells everybody whose reminder is due at this moment; who was reminded of it before is passed over. */
export async function remindOf(client: pg.ClientBase, now: Date): Promise<void> {
  const ahead = new Date(now.getTime() + furthestLeadMs)
  const { rows } = await client.query<Coming>(COMING, [now, ahead])
  if (rows.length === 0) return
  const accounts = await accountsOf(
    client,
    rows.map(({ memberId }) => memberId),
  )
  const choices = await choicesOf(client, [...accounts.values()])
  const responses = await findResponses(
    client,
    rows.map(({ responseId }) => responseId),
  )
  const due = rows.flatMap((one) => {
    const userId = accounts.get(one.memberId)
    const open = responses.get(one.responseId)?.closedAt === null
    const lead = userId && open ? reminderDue(one, choices.get(userId) ?? 'both', now) : undefined
    return userId && lead ? [{ ...one, userId, lead }] : []
  })
  const said = await inWords(
    client,
    due.map(({ id }) => id),
  )
  const news = due.map(
    ({ id, userId, lead, from }): News => ({
      userId,
      key: `reminder:${lead}:${id}`,
      message: messages.reminder({ shift: said.get(id) ?? '' }),
      link: `/duty/${id}`,
      beginsAt: from,
    }),
  )
  await tell(client, now, news)
}

async function choicesOf(client: pg.ClientBase, userIds: readonly string[]): Promise<Map<string, ReminderLeads>> {
  const { rows } = await client.query<{ user_id: string; leads: ReminderLeads }>(
    'select user_id, leads from duty.reminder_choice where user_id = any($1::uuid[])',
    [userIds],
  )
  return new Map(rows.map(({ user_id: userId, leads }) => [userId, leads]))
}
