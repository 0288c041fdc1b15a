import type { ActionContext } from '../../../platform/server/action.ts'
import { insertValues } from '../../../platform/server/insert-values.ts'
import type { MemberCard } from './find-members.ts'
import type { Shift } from './find-shifts.ts'
import type { Placing } from './place-member.ts'
import { assignmentTable } from './roster-tables.ts'

/** Somebody on a place, under the id that the assignment is to have. */
export interface PlannedPlace {
  id: string
  shift: Shift
  member: MemberCard
  role: string
}

/** As `bind` does for one, in few statements for thousands; the rules have been asked. */
export async function bindAll(
  context: ActionContext,
  places: readonly PlannedPlace[],
  source: Placing['source'],
): Promise<void> {
  const { client, commandId, madeAt, now } = context
  await insertValues(
    client,
    {
      into: 'duty.engagement',
      columns: ['human_id', 'id', 'kind', 'response_id', 'precinct_id', 'area_id', 'post_id', 'from_at', 'until_at'],
    },
    places.map(({ id, shift, member }) => [
      ...[member.humanId, id, 'shift', shift.responseId, shift.precinctId, shift.areaId],
      ...[shift.postId, shift.from, shift.until],
    ]),
  )
  const taken = [...Map.groupBy(places, ({ shift, role }) => `${shift.precinctId} ${shift.id} ${role}`)]
  const columns = taken.map(([key, some]) => [...key.split(' '), some.length] as const)
  await client.query(
    `update duty.shift_role place set taken = place.taken + more.n
     from unnest($1::bigint[], $2::uuid[], $3::text[], $4::int[]) as more (precinct_id, shift_id, role, n)
     where place.precinct_id = more.precinct_id and place.shift_id = more.shift_id and place.role = more.role`,
    [0, 1, 2, 3].map((at) => columns.map((column) => column[at])),
  )
  await context.record(
    assignmentTable,
    places.map(({ id, shift, member, role }) => ({
      precinct_id: shift.precinctId,
      id,
      response_id: shift.responseId,
      area_id: shift.areaId,
      roster_id: shift.rosterId,
      shift_id: shift.id,
      post_id: shift.postId,
      member_id: member.id,
      organisation_id: member.organisationId,
      role,
      from_at: shift.from,
      until_at: shift.until,
      source,
      command_id: commandId,
      made_at: madeAt,
      received_at: now,
    })),
  )
}
