import { type ActionContext, action, happened } from '../../../platform/server/action.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { PlaceFromSheet } from '../roster.ts'
import { rosterProblems } from '../roster-problems.ts'
import { findMembers, type MemberCard } from './find-members.ts'
import { holdRoster, placeOfRoster, type Roster, touchRoster, whyNotChange } from './find-rosters.ts'
import { type Assigned, assignedTo, findShifts, type Shift } from './find-shifts.ts'
import { freePlace, placeMember } from './place-member.ts'

/**
 * Makes a roster what a sheet says, for the places that the sheet names: who is no longer there goes, who is new comes, the others
 * stay as they are. All or nothing, with the rules asked. Refuses with rosterFrozen, rosterChanged, shiftFull, rule….
 */
export const placeFromSheet = action({
  name: 'duty.placeFromSheet',
  permission: 'roster.plan',
  input: PlaceFromSheet,
  timeout: 120_000,
  place: placeOfRoster,
  async run(context, { rosterId, version: seen, rows }) {
    const { client } = context
    const roster = await holdRoster(client, rosterId)
    refuseIf(whyNotChange(roster))
    refuseIf(roster.version === seen ? undefined : rosterProblems.rosterChanged({ seen, version: roster.version }))
    const shifts = await findShifts(
      client,
      rows.map(({ shiftId }) => shiftId),
    )
    const strange = rows.some(({ shiftId }) => shifts.get(shiftId)?.rosterId !== rosterId)
    refuseIf(strange ? rosterProblems.sheetShift({ what: '' }) : undefined)
    const { went, came } = differences(rows, await assignedTo(client, [...shifts.keys()]))
    for (const assigned of went) await freePlace(context, assigned, 'sheet')
    await placeAll(context, roster, shifts, came)
    const version = await touchRoster(client, rosterId)
    const counts = { came: came.length, went: went.length }
    return happened(
      'roster.broughtBack',
      { rosterId, ...counts },
      { topics: ['shifts', 'figures'], result: { version, ...counts } },
    )
  },
})

type Row = { shiftId: string; role: string; memberId?: string | undefined }

function differences(rows: readonly Row[], standing: readonly Assigned[]) {
  const key = (one: Row) => `${one.shiftId} ${one.role} ${one.memberId}`
  const named = new Set(rows.map(({ shiftId, role }) => `${shiftId} ${role}`))
  const wanted = new Map(rows.filter(({ memberId }) => memberId).map((row) => [key(row), row]))
  const there = new Set(standing.map(key))
  return {
    went: standing.filter((one) => named.has(`${one.shiftId} ${one.role}`) && !wanted.has(key(one))),
    came: [...wanted].filter(([at]) => !there.has(at)).map(([, row]) => row),
  }
}

async function placeAll(
  context: ActionContext,
  roster: Roster,
  shifts: ReadonlyMap<string, Shift>,
  came: readonly Row[],
): Promise<void> {
  const members = await findMembers(
    context.client,
    came.map(({ memberId }) => memberId ?? null),
  )
  for (const { shiftId, role, memberId = '' } of came) {
    const member = members.get(memberId) as MemberCard
    const shift = shifts.get(shiftId) as Shift
    await placeMember(context, { assignmentId: newId(), shift, roster, member, role, source: 'sheet' })
  }
}
