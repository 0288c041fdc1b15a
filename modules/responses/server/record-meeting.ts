import { action, happened } from '../../../platform/server/action.ts'
import { areaSpan, precinctOf } from '../../../platform/shared/area-id.ts'
import { addDays, startOfLocalDay } from '../../../platform/shared/dates.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { RecordMeeting } from '../command-group.ts'
import { whyNotHere, whyNotMeeting, whyNotWork } from '../rules.ts'
import { getResponse } from './find-responses.ts'
import { noteOnTimeline } from './note-on-timeline.ts'
import { placeOfResponse } from './response-place.ts'

/** Records a meeting; each decision becomes a task that is due by the end of its day. Refuses with meetingInFuture, dueBeforeMeeting. */
export const recordMeeting = action({
  name: 'responses.recordMeeting',
  permission: 'response.change',
  input: RecordMeeting,
  place: placeOfResponse,
  async run(context, meeting) {
    const { client, actor, now, madeAt, place } = context
    const { responseId, meetingId, title, decisions } = meeting
    const response = await getResponse(client, responseId)
    refuseIf(whyNotWork(response))
    refuseIf(whyNotHere(response, place.areaId))
    refuseIf(whyNotMeeting(meeting, now))
    const end = areaSpan(place.areaId).to
    await client.query(
      `insert into responses.meeting (id, response_id, area_id, area_end, title, place, chaired_by, present, held_at, recorded_by, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        meetingId,
        responseId,
        place.areaId,
        end,
        title,
        meeting.place || null,
        meeting.chairedBy,
        meeting.present ?? null,
        meeting.heldAt,
        actor.userId,
        now,
      ],
    )
    for (const { taskId, decision, owner, dueOn } of decisions) {
      await client.query(
        `insert into responses.task (id, response_id, precinct_id, area_id, area_end, meeting_id, decision, owner, due_at, given_at, received_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          taskId,
          responseId,
          precinctOf(place.areaId),
          place.areaId,
          end,
          meetingId,
          decision,
          owner,
          startOfLocalDay(addDays(dueOn, 1)),
          madeAt,
          now,
        ],
      )
    }
    await noteOnTimeline(context, [
      { responseId, areaId: place.areaId, kind: 'meetingHeld', facts: { title, decisions: decisions.length } },
    ])
    return happened(
      'response.meetingHeld',
      { responseId, meetingId, decisions: decisions.length },
      { topics: ['responses', 'figures'] },
    )
  },
})
