import type pg from 'pg'
import type { Vault } from '../../../platform/server/vault/vault.ts'
import type { ServingFacts, ServingSpan } from '../serving-rules.ts'
import { type MemberCard, memberNames } from './find-members.ts'

const DAY = 86_400_000

/** Rest, hours of a week and a run of days need to know this much before and after a shift. */
const AROUND = 32 * DAY

/** Duties, leave and skills of members around a span, by member id; `without` leaves out assignments that are about to go. */
export async function servingFacts(
  client: pg.ClientBase,
  vault: Vault,
  members: readonly MemberCard[],
  { from, until }: ServingSpan,
  without: readonly string[] = [],
): Promise<Map<string, ServingFacts>> {
  const ids = members.map(({ id }) => id)
  const [since, before] = [new Date(from.getTime() - AROUND), new Date(until.getTime() + AROUND)]
  const duties = await client.query<{ id: string; human_id: string; from_at: Date; until_at: Date }>(
    `select id, human_id, from_at, until_at from duty.engagements_of($1, $2, $3)
     where kind = 'shift' and id <> all($4::uuid[])`,
    [members.map(({ humanId }) => humanId), since, before, without],
  )
  const leave = await client.query<{ member_id: string; from_at: Date; until_at: Date }>(
    `select member_id, from_at, until_at from duty.leave_of($1, $2, $3) where kind = 'leave'`,
    [ids, since, before],
  )
  const skills = await client.query<{ member_id: string; skill: string; valid_until: Date | null }>(
    'select * from duty.skills_of($1)',
    [ids],
  )
  const names = await memberNames(client, vault, members)
  const [dutiesOf, leaveOf, skillsOf] = [
    Map.groupBy(duties.rows, (row) => row.human_id),
    Map.groupBy(leave.rows, (row) => row.member_id),
    Map.groupBy(skills.rows, (row) => row.member_id),
  ]
  return new Map(
    members.map((one) => [
      one.id,
      {
        name: names.get(one.id) ?? '',
        left: one.leftAt !== null,
        roles: one.roles,
        skills: (skillsOf.get(one.id) ?? []).map(({ skill, valid_until }) => ({ skill, until: valid_until })),
        leave: (leaveOf.get(one.id) ?? []).map(spanOf),
        duties: (dutiesOf.get(one.humanId) ?? []).map(spanOf),
      },
    ]),
  )
}

function spanOf({ from_at, until_at }: { from_at: Date; until_at: Date }): ServingSpan {
  return { from: from_at, until: until_at }
}
