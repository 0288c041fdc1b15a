import { z } from 'zod'
import { platformProblems } from '../../../platform/server/problems.ts'
import { query, refuseOtherResponse } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { ServingName } from '../member.ts'
import { findMembers, memberNames } from './find-members.ts'
import { findRosters } from './find-rosters.ts'
import { inWords } from './my-shifts.ts'

interface ChangeTuple {
  id: string
  member_id: string
  what: 'came' | 'went'
  source: string
  why: string | null
  at: Date
}

const CHANGES = `
  select id, member_id, 'came' as what, source, null as why, received_at as at from duty.assignment
    where roster_id = $1 and received_at > $2
  union all
  select id, member_id, 'went', source, superseded_why, superseded_at from duty.assignment
    where roster_id = $1 and superseded_at > $2 and received_at <= superseded_at
  order by at desc, id, what limit 500`

/** What changed in a roster since it was published, newest first: who came onto which shift, who went, how and why. */
export const rosterChanges = query({
  name: 'duty.rosterChanges',
  permission: 'roster.read',
  input: z.object({ rosterId: Id }),
  output: z.object({
    rows: z.array(
      z.object({
        id: Id,
        what: z.enum(['came', 'went']),
        name: ServingName,
        shift: z.string(),
        source: z.string(),
        why: z.string().nullable(),
        at: z.string(),
      }),
    ),
    asOf: z.string(),
  }),
  async run({ client, vault, scope, now }, { rosterId }) {
    const roster = (await findRosters(client, [rosterId])).get(rosterId) ?? refuse(platformProblems.notFound())
    refuseOtherResponse(scope, roster)
    if (!roster.publishedAt) return { rows: [], asOf: now.toISOString() }
    const { rows } = await client.query<ChangeTuple>(CHANGES, [rosterId, roster.publishedAt])
    const members = await findMembers(
      client,
      rows.map((row) => row.member_id),
    )
    const names = await memberNames(client, vault, members.values())
    const said = await inWords(
      client,
      rows.map(({ id }) => id),
    )
    return {
      rows: rows.map(({ id, member_id: memberId, what, source, why, at }) => ({
        id,
        what,
        name: names.get(memberId) ?? '',
        shift: said.get(id) ?? '',
        source,
        why,
        at: at.toISOString(),
      })),
      asOf: now.toISOString(),
    }
  },
})
