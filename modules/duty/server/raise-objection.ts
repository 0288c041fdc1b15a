import { type Action, action, happened } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { RaiseObjection } from '../objection.ts'
import { objectionProblems } from '../objection-problems.ts'
import { objectionTable } from './attendance-tables.ts'
import { ownMember } from './find-members.ts'
import { DUTY_CLASS } from './insert-members.ts'

interface AttendanceTuple {
  id: string
  precinct_id: string
  response_id: string
  area_id: string
  member_id: string
  superseded_at: Date | null
}

const placeOfAttendance: Action<typeof RaiseObjection>['place'] = async ({ client }, inputs) => {
  const { rows } = await client.query<AttendanceTuple>(
    'select id, precinct_id, response_id, area_id, member_id, superseded_at from duty.attendance where id = any($1::uuid[])',
    [inputs.map(({ attendanceId }) => attendanceId)],
  )
  return inputs.map(({ attendanceId }) => {
    const row = rows.find(({ id }) => id === attendanceId)
    return row && { areaId: row.area_id, responseId: row.response_id, found: row }
  })
}

/** Somebody objects to a line of their own record: it waits for a lead's answer. Refuses with notYourRecord, recordTakenBack, objectionOpen. */
export const raiseObjection = action({
  name: 'duty.raiseObjection',
  permission: 'duty.serve',
  input: RaiseObjection,
  sealClass: DUTY_CLASS,
  place: placeOfAttendance,
  async run(context, { objectionId, attendanceId, text }) {
    const { client, vault, actor, now, madeAt, commandId, place } = context
    const row = place.found as AttendanceTuple
    const member = await ownMember(client, actor.userId, row.response_id)
    refuseIf(member.id === row.member_id ? undefined : objectionProblems.notYourRecord())
    refuseIf(row.superseded_at ? objectionProblems.recordTakenBack() : undefined)
    await vault.ready(row.response_id, DUTY_CLASS, now)
    const sealed = vault.seal(row.response_id, DUTY_CLASS, now, text, objectionId)
    await context.record(objectionTable, {
      ...{ precinct_id: row.precinct_id, id: objectionId, response_id: row.response_id, area_id: row.area_id },
      ...{ attendance_id: attendanceId, member_id: member.id, sealed: sealed.bytes, key_id: sealed.keyId },
      ...{ raised_at: madeAt, command_id: commandId, made_at: madeAt, received_at: now },
    })
    return happened(
      'objection.raised',
      { objectionId, attendanceId },
      { topics: ['objections', 'figures'], result: { objectionId } },
    )
  },
})
