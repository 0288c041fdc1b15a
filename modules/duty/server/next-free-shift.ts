import type { ActionContext } from '../../../platform/server/action.ts'
import { whyNotTake } from '../serving-rules.ts'
import { stampSpan } from '../shift-patterns.ts'
import type { MemberCard } from './find-members.ts'
import { findPosts } from './find-posts.ts'
import type { Roster } from './find-rosters.ts'
import type { Shift } from './find-shifts.ts'
import { servingFacts } from './serving-facts.ts'

const LOOKED_AT = 40

/** The next shift of the same roster with a free place of this role that the member may take, in words; undefined where there is none. */
export async function nextFreeShift(
  { client, vault, now }: Pick<ActionContext, 'client' | 'vault' | 'now'>,
  shift: Shift,
  roster: Roster,
  role: string,
  member: MemberCard,
): Promise<{ next: string; post: string } | undefined> {
  const { rows } = await client.query<{ post_id: string; skill: string | null; from_at: Date; until_at: Date }>(
    `select shift.post_id, place.skill, shift.from_at, shift.until_at
     from duty.shift_role place join duty.shift shift on shift.precinct_id = place.precinct_id and shift.id = place.shift_id
     where shift.roster_id = $1 and place.role = $2 and place.taken < place.wanted and shift.superseded_at is null
       and shift.from_at > $3 and shift.sign_up_from <= $3
     order by abs(extract(epoch from shift.from_at - $4)), shift.post_id <> $5, shift.id limit ${LOOKED_AT}`,
    [roster.id, role, now, shift.from, shift.postId],
  )
  const first = rows[0]
  if (!first) return undefined
  const facts = (await servingFacts(client, vault, [member], shift)).get(member.id)
  const free = rows.find((row) => {
    const place = { from: row.from_at, until: row.until_at, role, skill: row.skill }
    return facts && !whyNotTake(facts, place, roster.rules)
  })
  if (!free) return undefined
  const post = (await findPosts(client, [free.post_id])).get(free.post_id)
  return { next: stampSpan({ from: free.from_at, until: free.until_at }), post: post?.name ?? '' }
}
