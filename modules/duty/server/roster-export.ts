import { z } from 'zod'
import { type ExportColumn, exporting } from '../../../platform/server/export.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuseOtherResponse } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { clockSpan } from '../shift-patterns.ts'
import { findMembers } from './find-members.ts'
import { findRosters } from './find-rosters.ts'
import { shiftsOfRoster } from './find-shifts.ts'
import { showShifts } from './shifts-shown.ts'

const columns: ExportColumn[] = [
  { key: 'day', header: { zh: '日期', en: 'Day' }, width: 12 },
  { key: 'shift', header: { zh: '班次', en: 'Shift' }, width: 10 },
  { key: 'span', header: { zh: '时间', en: 'Time' }, width: 14 },
  { key: 'post', header: { zh: '岗位', en: 'Post' }, width: 24 },
  { key: 'area', header: { zh: '区域', en: 'Area' }, width: 20 },
  { key: 'role', header: { zh: '角色', en: 'Role' }, width: 14 },
  { key: 'name', header: { zh: '姓名', en: 'Name' }, width: 12 },
  { key: 'number', header: { zh: '工号', en: 'Staff number' }, width: 12 },
]

/** A roster as a sheet, one line for each place, empty ones too: names are filled in or changed there, and the sheet comes back. */
export const rosterExport = exporting({
  name: 'duty.roster',
  permission: 'roster.read',
  input: z.object({ rosterId: Id }),
  title: { zh: '排班表', en: 'Roster' },
  sensitive: true,
  columns: () => columns,
  async *rows(context, { rosterId }) {
    const { client, vault, scope } = context
    const roster = (await findRosters(client, [rosterId])).get(rosterId) ?? refuse(platformProblems.notFound())
    refuseOtherResponse(scope, roster)
    const shifts = await showShifts(client, vault, await shiftsOfRoster(client, rosterId))
    const people = shifts.flatMap((shift) => shift.people)
    const members = await findMembers(
      client,
      people.map(({ memberId }) => memberId),
    )
    context.reads({ ids: [...members.keys()], areaId: roster.areaId, responseId: roster.responseId })
    for (const shift of shifts)
      for (const { role, roleName, wanted } of shift.places) {
        const on = shift.people.filter((one) => one.role === role)
        for (let at = 0; at < Math.max(wanted, on.length); at++) {
          const person = on[at]
          yield {
            day: shift.day,
            shift: shift.name,
            span: clockSpan({ from: new Date(shift.from), until: new Date(shift.until) }),
            post: shift.postName,
            area: shift.areaName,
            role: roleName[context.actor.language],
            name: person?.name ?? '',
            number: (person && members.get(person.memberId)?.number) ?? '',
          }
        }
      }
  },
})
