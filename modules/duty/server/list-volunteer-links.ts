import { z } from 'zod'
import { query, refuseOtherResponse } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { areaNames } from '../../areas/server/public.ts'
import { VolunteerLinkShown } from '../volunteer.ts'
import { findLinks } from './find-volunteers.ts'
import { linkPass } from './volunteer-pass.ts'

/** The ways in for volunteers, newest first, with the address to pass on: for those who may open them. */
export const listVolunteerLinks = query({
  name: 'duty.volunteerLinks',
  permission: 'volunteer.vet',
  input: z.object({ responseId: Id }),
  output: z.object({ rows: z.array(VolunteerLinkShown), asOf: z.string() }),
  async run({ client, vault, scope, now }, { responseId }) {
    refuseOtherResponse(scope, { responseId })
    const { rows } = await client.query<{ id: string }>(
      'select id from duty.volunteer_link where response_id = $1 order by id desc limit 100',
      [responseId],
    )
    const found = await findLinks(
      client,
      rows.map(({ id }) => id),
    )
    const links = rows.flatMap(({ id }) => found.get(id) ?? [])
    const waiting = await client.query<{ link_id: string; count: number }>(
      `select link_id, count(*)::int from duty.volunteer where response_id = $1 and state = 'waiting' group by link_id`,
      [responseId],
    )
    const places = await areaNames(
      client,
      links.map(({ areaId }) => areaId),
    )
    const passes = new Map<string, string>()
    for (const link of links) passes.set(link.id, await linkPass(vault, link, now))
    return {
      rows: links.map((link) => ({
        ...{
          id: link.id,
          name: link.name,
          areaName: places.get(link.areaId) ?? '',
          most: link.most,
          taken: link.taken,
        },
        // Behind the sign #: browsers keep it to themselves, so that it stands in no log.
        path: `/join/#${passes.get(link.id)}`,
        waiting: waiting.rows.find((row) => row.link_id === link.id)?.count ?? 0,
        until: link.until.toISOString(),
        endedAt: link.endedAt?.toISOString() ?? null,
      })),
      asOf: now.toISOString(),
    }
  },
})
