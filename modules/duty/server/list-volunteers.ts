import type pg from 'pg'
import { z } from 'zod'
import { type QueryContext, query, refuseOtherResponse } from '../../../platform/server/query.ts'
import { AreaId, areaSpan } from '../../../platform/shared/area-id.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { areaNames } from '../../areas/server/public.ts'
import { VolunteerShown, volunteerStates } from '../volunteer.ts'
import { findLinks, VOLUNTEER, type Volunteer } from './find-volunteers.ts'

const CONDITION = `response_id = $1 and state = $2 and ($3::bigint is null or area_id >= $3) and ($4::bigint is null or area_id < $4)`

/** Volunteers in the order they signed up: those who wait, unless asked otherwise. Names and numbers in full: they are called back. */
export const listVolunteers = query({
  name: 'duty.volunteers',
  permission: 'volunteer.vet',
  input: z.object({
    responseId: Id,
    areaId: AreaId.optional(),
    state: z.enum(volunteerStates).default('waiting'),
    limit: z.int().min(1).max(200).default(50),
    after: Id.optional(),
  }),
  output: z.object({ rows: z.array(VolunteerShown), next: z.string().optional(), total: z.number(), asOf: z.string() }),
  async run(context, { responseId, areaId, state, limit, after }) {
    const { client, scope, now } = context
    refuseOtherResponse(scope, { responseId })
    const span = areaId ? areaSpan(areaId) : undefined
    const values = [responseId, state, span?.from ?? null, span?.to ?? null]
    const counted = await client.query<{ count: number }>(
      `select count(*)::int from duty.volunteer where ${CONDITION}`,
      values,
    )
    const { rows } = await client.query<Volunteer>(
      `${VOLUNTEER} where ${CONDITION} and ($5::uuid is null or id > $5) order by id limit ${limit + 1}`,
      [...values, after ?? null],
    )
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    return {
      rows: await showVolunteers(context, responseId, shown),
      total: counted.rows[0]?.count ?? 0,
      ...(last ? { next: last.id } : {}),
      asOf: now.toISOString(),
    }
  },
})

async function showVolunteers(
  { client, vault }: Pick<QueryContext, 'client' | 'vault'>,
  responseId: string,
  volunteers: readonly Volunteer[],
): Promise<z.input<typeof VolunteerShown>[]> {
  const places = await areaNames(
    client,
    volunteers.map(({ areaId }) => areaId),
  )
  const links = await findLinks(
    client,
    volunteers.flatMap(({ linkId }) => linkId ?? []),
  )
  const same = await countMobiles(
    client,
    responseId,
    volunteers.map(({ mobileKey }) => mobileKey),
  )
  const shown: z.input<typeof VolunteerShown>[] = []
  for (const one of volunteers) {
    const said = (await vault.open({ keyId: one.keyId, bytes: one.sealed }, one.id)) as
      | { name: string; mobile: string; note?: string }
      | undefined
    shown.push({
      ...{ id: one.id, name: said?.name ?? '', mobile: said?.mobile ?? '', note: said?.note ?? '', skills: one.skills },
      ...{ areaId: one.areaId, areaName: places.get(one.areaId) ?? '' },
      linkName: (one.linkId && links.get(one.linkId)?.name) || '',
      ...{ fromDay: one.fromDay, untilDay: one.untilDay, state: one.state, why: one.why, memberId: one.memberId },
      sameMobile: (same.get(one.mobileKey.toString('hex')) ?? 1) - 1,
      signedUpAt: one.signedUpAt.toISOString(),
      vettedAt: one.vettedAt?.toISOString() ?? null,
    })
  }
  return shown
}

/** How often each number signed up; an accepted one and its member are one. */
async function countMobiles(
  client: pg.ClientBase,
  responseId: string,
  keys: readonly Buffer[],
): Promise<Map<string, number>> {
  const { rows } = await client.query<{ key: string; count: number }>(
    `select encode(mobile_key, 'hex') as key, count(*)::int from duty.volunteer
     where response_id = $1 and mobile_key = any($2) group by 1`,
    [responseId, keys],
  )
  return new Map(rows.map((row) => [row.key, row.count]))
}
