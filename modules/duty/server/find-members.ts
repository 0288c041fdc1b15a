import type pg from 'pg'
import type { Vault } from '../../../platform/server/vault/vault.ts'
import type { AreaId } from '../../../platform/shared/area-id.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { namesOfUsers } from '../../access/server/public.ts'
import { maskedNames } from '../../people/server/public.ts'
import { servingProblems } from '../serving-problems.ts'

/** A member as whoever sees a shift of theirs may know them; the name is opened by `memberNames`. */
export interface MemberCard {
  id: string
  responseId: string
  precinctId: AreaId
  areaId: AreaId
  organisationId: string | null
  communityId: string | null
  userId: string | null
  personId: string | null
  /** The same human in every response: what the database holds nobody to twice. */
  humanId: string
  number: string | null
  grade: string | null
  roles: string[]
  sealed: Buffer | null
  keyId: string | null
  leftAt: Date | null
}

/** Members by id, wherever they are based: ids are learnt from shifts in scope. */
export async function findMembers(
  client: pg.ClientBase,
  ids: readonly (string | null)[],
): Promise<Map<string, MemberCard>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const { rows } = await client.query<MemberCard>(
    `select id, response_id as "responseId", precinct_id as "precinctId", area_id as "areaId", organisation_id as "organisationId",
       community_id as "communityId", user_id as "userId", person_id as "personId", human_id as "humanId", number, grade, roles,
       sealed, key_id as "keyId", left_at as "leftAt"
     from duty.member_cards($1::uuid[])`,
    [wanted],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * Names of members in the clear, by member id: their own sealed name, else their account's. Somebody known only as a registered
 * person is named masked, and '' stands where the data was destroyed.
 */
export async function memberNames(
  client: pg.ClientBase,
  vault: Vault,
  cards: Iterable<MemberCard>,
): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  const others: MemberCard[] = []
  for (const card of cards) {
    const own = await openMember(vault, card)
    if (own?.name) names.set(card.id, own.name)
    else others.push(card)
  }
  const [users, people] = [
    await namesOfUsers(
      client,
      vault,
      others.map(({ userId }) => userId),
    ),
    await maskedNames(
      client,
      vault,
      others.flatMap(({ userId, personId }) => (userId || !personId ? [] : [personId])),
    ),
  ]
  for (const { id, userId, personId } of others)
    names.set(id, (userId && users.get(userId)) || (personId && people.get(personId)) || '')
  return names
}

/** What is sealed of a member; undefined where nothing is, or its key was destroyed. */
export async function openMember(
  vault: Vault,
  { id, sealed, keyId }: Pick<MemberCard, 'id' | 'sealed' | 'keyId'>,
): Promise<{ name?: string; mobile?: string } | undefined> {
  if (!sealed || !keyId) return undefined
  return (await vault.open({ keyId, bytes: sealed }, id)) as { name?: string; mobile?: string } | undefined
}

/** Who a registered person is where one place at a time is held: the human of their member, or they themselves. */
export async function humanBehind(client: pg.ClientBase, personId: string): Promise<string> {
  const { rows } = await client.query<{ human_id: string }>(
    'select human_id from duty.member where person_id = $1 order by left_at desc nulls first limit 1',
    [personId],
  )
  return rows[0]?.human_id ?? personId
}

/** As whom an account serves now: its member in each response. */
export async function membersOfUser(
  client: pg.ClientBase,
  userId: string,
): Promise<{ memberId: string; responseId: string }[]> {
  const { rows } = await client.query<{ memberId: string; responseId: string }>(
    `select member_id as "memberId", response_id as "responseId" from duty.members_of_user($1) where left_at is null`,
    [userId],
  )
  return rows
}

/** The member that whoever acts is in a response. Refuses with notYourself. */
export async function ownMember(client: pg.ClientBase, userId: string, responseId: string): Promise<MemberCard> {
  const mine = (await membersOfUser(client, userId)).find((one) => one.responseId === responseId)
  const card = mine && (await findMembers(client, [mine.memberId])).get(mine.memberId)
  return card ?? refuse(servingProblems.notYourself())
}
