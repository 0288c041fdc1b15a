import { z } from 'zod'
import { type Import, type ImportRow, importing, type LookedAt } from '../../../platform/server/import.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { type QueryContext, refuseOtherResponse } from '../../../platform/server/query.ts'
import { areaSpan } from '../../../platform/shared/area-id.ts'
import { localClock } from '../../../platform/shared/dates.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { rosterSheetLimit } from '../roster.ts'
import { rosterProblems } from '../roster-problems.ts'
import { findMembers, memberNames } from './find-members.ts'
import { findRosters } from './find-rosters.ts'
import { shiftsOfRoster } from './find-shifts.ts'
import { showShifts } from './shifts-shown.ts'

const Chosen = z.object({ rosterId: Id, version: z.string().regex(/^\d{1,9}$/) })

/** A roster that comes back from Excel: the sheet that was taken out, with names filled in or changed. */
export const rosterSheet: Import<typeof Chosen> = importing({
  name: 'duty.roster',
  title: { zh: '导入排班表', en: 'Import a roster' },
  action: 'duty.placeFromSheet',
  input: Chosen,
  limit: rosterSheetLimit,
  columns: [
    { key: 'day', headers: ['日期', 'Day', 'day'], required: true },
    { key: 'shift', headers: ['班次', 'Shift', 'shift'] },
    { key: 'span', headers: ['时间', 'Time', 'time'], required: true },
    { key: 'post', headers: ['岗位', 'Post', 'post'], required: true },
    { key: 'area', headers: ['区域', 'Area', 'area'] },
    { key: 'role', headers: ['角色', 'Role', 'role'], required: true },
    { key: 'name', headers: ['姓名', 'Name', 'name'] },
    { key: 'number', headers: ['工号', 'Staff number', 'number'] },
  ],
  reader: (context, { rosterId }) => sheetReader(context, rosterId),
  command: ({ rosterId, version }, rows) => ({ rosterId, version: Number(version), rows }),
})

interface Known {
  /** By day, beginning, post and role in either language. */
  places: Map<string, { shiftId: string; role: string }>
  byName: Map<string, string[]>
  byNumber: Map<string, string>
}

function sheetReader(context: QueryContext, rosterId: string) {
  let known: Known | undefined
  return {
    async look(rows: readonly ImportRow[]): Promise<LookedAt[]> {
      const found = known ?? (await lookAround(context, rosterId))
      known = found
      return rows.map(({ values }) => readRow(values, found))
    },
  }
}

async function lookAround({ client, vault, scope }: QueryContext, rosterId: string): Promise<Known> {
  const roster = (await findRosters(client, [rosterId])).get(rosterId) ?? refuse(platformProblems.notFound())
  refuseOtherResponse(scope, roster)
  const places: Known['places'] = new Map()
  const shifts = await showShifts(client, vault, await shiftsOfRoster(client, rosterId))
  for (const { id, day, from, postName, places: some } of shifts)
    for (const { role, roleName } of some)
      for (const said of [roleName.zh, roleName.en, role])
        places.set(keyOf(day, localClock(new Date(from)), postName, said), { shiftId: id, role })
  const { from, to } = areaSpan(roster.areaId)
  const { rows } = await client.query<{ id: string }>(
    'select id from duty.member where response_id = $1 and left_at is null and area_id >= $2 and area_id < $3',
    [roster.responseId, from, to],
  )
  const served = shifts.flatMap(({ people }) => people.map(({ memberId }) => memberId))
  const members = await findMembers(client, [...rows.map(({ id }) => id), ...served])
  const names = await memberNames(client, vault, members.values())
  const byName = new Map<string, string[]>()
  for (const [id, name] of names) byName.set(name, [...(byName.get(name) ?? []), id])
  const byNumber = new Map([...members.values()].flatMap(({ id, number }) => (number ? [[number, id] as const] : [])))
  return { places, byName, byNumber }
}

function readRow(values: ImportRow['values'], known: Known): LookedAt {
  const { day = '', span = '', post = '', role = '', name = '', number = '' } = values
  const [year = '', month = '', date = ''] = day.match(/\d+/g) ?? []
  const [hour = '', minute = ''] = span.match(/\d+/g) ?? []
  const isoDay = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const clock = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`
  const place = known.places.get(keyOf(isoDay, clock, post, role))
  if (!place) return { problems: [rosterProblems.sheetShift({ what: `${day} ${span} ${post} ${role}`.slice(0, 80) })] }
  if (!name && !number) return { row: place }
  const numbered = number ? known.byNumber.get(number) : undefined
  const named = known.byName.get(name) ?? []
  const memberId = numbered ?? (named.length === 1 ? named[0] : undefined)
  if (memberId) return { row: { ...place, memberId } }
  const whom = { name: (name || number).slice(0, 40), count: named.length }
  return { problems: [named.length > 1 ? rosterProblems.sheetNamesakes(whom) : rosterProblems.sheetStranger(whom)] }
}

function keyOf(day: string, clock: string, post: string, role: string): string {
  return [day, clock, post.trim(), role.trim()].join('\n')
}
