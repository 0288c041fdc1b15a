import { createHash } from 'node:crypto'
import { inTransaction } from '../../../platform/server/database.ts'
import type { EventTold, Job, JobContext } from '../../../platform/server/jobs.ts'
import type { Message } from '../../../platform/shared/message.ts'
import { type News, tell } from '../../notices/server/public.ts'
import { messages } from '../messages.ts'
import { accountsOf } from './accounts-of.ts'
import { everywhere } from './everywhere.ts'
import { inWords } from './my-shifts.ts'

/** Whatever changes who serves once a roster is published. What people do themselves, and swaps, they need not be told here. */
const changes = [
  ...['member.assigned', 'member.unassigned', 'member.moved', 'member.droppedOut'],
  ...['plan.applied', 'roster.broughtBack', 'post.closed', 'members.recalled'],
]

/** Everybody whose duty changed after publishing is told in one message what became of it. */
export const tellChanges: Job[] = changes.map((on) => ({ name: `duty.tell.${on}`, on, run: tellOfMoment }))

interface Change {
  id: string
  memberId: string
  what: 'came' | 'went'
  from: Date
}

// A command's rows carry its moment: what came and what went then is what it changed.
const CHANGED = `
  select served.id, served.member_id as "memberId", served.from_at as "from",
    case when served.received_at = $2 then 'came' else 'went' end as what, served.superseded_by as "by"
  from duty.assignment served join duty.roster roster on roster.id = served.roster_id
  where served.response_id = $1 and roster.published_at < $2 and served.until_at > $2 and (
    (served.received_at = $2 and (served.superseded_at is null or served.superseded_at > $2) and served.source not in ('signUp', 'swap'))
    or (served.superseded_at = $2 and served.received_at < $2 and served.superseded_why is distinct from 'swap'))
  order by served.from_at, served.id`

async function tellOfMoment({ pool }: JobContext, { responseId, receivedAt }: EventTold): Promise<void> {
  if (!responseId) return
  await inTransaction(pool, everywhere, async ({ client, now }) => {
    const { rows } = await client.query<Change & { by: string | null }>(CHANGED, [responseId, new Date(receivedAt)])
    const accounts = await accountsOf(
      client,
      rows.map(({ memberId }) => memberId),
    )
    const said = await inWords(
      client,
      rows.map(({ id }) => id),
    )
    const news = [...Map.groupBy(rows, ({ memberId }) => memberId)].flatMap(([memberId, all]): News[] => {
      const userId = accounts.get(memberId)
      const mine = all.filter((one) => one.what === 'came' || one.by !== userId)
      const [first] = mine
      if (!userId || !first) return []
      return [{ userId, key: keyOf(mine), message: messageOf(mine, said), link: '/duty', beginsAt: first.from }]
    })
    await tell(client, now, news)
  })
}

function messageOf(mine: readonly Change[], said: ReadonlyMap<string, string>): Message {
  const [came = [], went = []] = (['came', 'went'] as const).map((what) => mine.filter((one) => one.what === what))
  const words = (one: Change | undefined) => (one && said.get(one.id)) ?? ''
  if (came.length === 1 && went.length === 1) return messages.moved({ was: words(went[0]), shift: words(came[0]) })
  if (came.length === 1 && went.length === 0) return messages.assigned({ shift: words(came[0]) })
  if (came.length === 0 && went.length === 1) return messages.takenOff({ shift: words(went[0]) })
  return messages.changed({ came: came.length, went: went.length })
}

/** The same change is the same news, whichever of two commands of one moment is followed up first. */
function keyOf(mine: readonly Change[]): string {
  const ids = mine.map(({ id, what }) => `${what} ${id}`).sort()
  return `changed:${createHash('sha256').update(ids.join()).digest('hex')}`
}
