import type pg from 'pg'
import type { z } from 'zod'
import type { Action } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { findRosters, type Roster, whyNotChange } from './find-rosters.ts'
import { type Assigned, findAssigned, findShifts, type Shift } from './find-shifts.ts'

/** Where a shift is, in its response. */
export const placeOfShift: Action<z.ZodType<{ shiftId: string }>>['place'] = async ({ client }, inputs) => {
  const shifts = await findShifts(
    client,
    inputs.map(({ shiftId }) => shiftId),
  )
  return inputs.map(({ shiftId }) => {
    const shift = shifts.get(shiftId)
    return shift && { areaId: shift.areaId, responseId: shift.responseId, found: shift }
  })
}

/** Where an assignment's shift is. One that ended is found too, so that it can be said. */
export const placeOfAssignment: Action<z.ZodType<{ assignmentId: string }>>['place'] = async ({ client }, inputs) => {
  const { rows } = await client.query<{ id: string; area_id: string; response_id: string }>(
    'select id, area_id, response_id from duty.assignment where id = any($1::uuid[])',
    [inputs.map(({ assignmentId }) => assignmentId)],
  )
  return inputs.map(({ assignmentId }) => {
    const row = rows.find(({ id }) => id === assignmentId)
    return row && { areaId: row.area_id, responseId: row.response_id }
  })
}

/** The standing shift with its roster, which may still change. Refuses with notFound, rosterFrozen. */
export async function getShift(client: pg.ClientBase, shiftId: string): Promise<{ shift: Shift; roster: Roster }> {
  const shift = (await findShifts(client, [shiftId])).get(shiftId) ?? refuse(platformProblems.notFound())
  const roster = await changingRoster(client, shift.rosterId)
  return { shift, roster }
}

/** Standing assignment with its roster, which may still change; undefined once it has ended. */
export async function findPlace(
  client: pg.ClientBase,
  assignmentId: string,
): Promise<{ assigned: Assigned; roster: Roster } | undefined> {
  const assigned = (await findAssigned(client, [assignmentId])).get(assignmentId)
  return assigned && { assigned, roster: await changingRoster(client, assigned.rosterId) }
}

async function changingRoster(client: pg.ClientBase, rosterId: string): Promise<Roster> {
  const roster = (await findRosters(client, [rosterId])).get(rosterId) ?? refuse(platformProblems.notFound())
  refuseIf(whyNotChange(roster))
  return roster
}
