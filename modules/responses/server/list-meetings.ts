import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { boundTo } from './response-shown.ts'

const Task = z.object({
  id: Id,
  decision: z.string(),
  owner: z.string(),
  dueAt: z.string(),
  settledAt: z.string().nullable(),
  outcome: z.string().nullable(),
})

interface MeetingTuple {
  id: string
  title: string
  place: string | null
  chaired_by: string
  present: number | null
  held_at: Date
}

interface TaskTuple {
  id: string
  meeting_id: string
  decision: string
  owner: string
  due_at: Date
  settled_at: Date | null
  outcome: string | null
}

/** The meetings of a response, newest first, each with the tasks that it gave. */
export const listMeetings = query({
  name: 'responses.meetings',
  permission: 'response.read',
  input: z.object({ responseId: Id, limit: z.int().min(1).max(200).default(50) }),
  output: z.object({
    rows: z.array(
      z.object({
        id: Id,
        title: z.string(),
        place: z.string().nullable(),
        chairedBy: z.string(),
        present: z.number().nullable(),
        heldAt: z.string(),
        tasks: z.array(Task),
      }),
    ),
    asOf: z.string(),
  }),
  async run({ client, scope, now }, { responseId, limit }) {
    const values: unknown[] = [responseId]
    const { rows } = await client.query<MeetingTuple>(
      `select id, title, place, chaired_by, present, held_at from responses.meeting
       where response_id = $1 and ${boundTo(scope, 'response_id', values)} order by held_at desc, id limit ${limit}`,
      values,
    )
    const tasks = await client.query<TaskTuple>(
      `select id, meeting_id, decision, owner, due_at, settled_at, outcome from responses.task
       where meeting_id = any($1::uuid[]) order by due_at, id`,
      [rows.map((row) => row.id)],
    )
    return {
      rows: rows.map((row) => ({
        id: row.id,
        title: row.title,
        place: row.place,
        chairedBy: row.chaired_by,
        present: row.present,
        heldAt: row.held_at.toISOString(),
        tasks: tasks.rows.filter((task) => task.meeting_id === row.id).map(shownTask),
      })),
      asOf: now.toISOString(),
    }
  },
})

function shownTask({ id, decision, owner, due_at, settled_at, outcome }: TaskTuple) {
  return { id, decision, owner, dueAt: due_at.toISOString(), settledAt: settled_at?.toISOString() ?? null, outcome }
}
