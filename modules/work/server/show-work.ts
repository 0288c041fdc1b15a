import type pg from 'pg'
import { z } from 'zod'
import { platformProblems } from '../../../platform/server/problems.ts'
import { query, refuseOtherResponse } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { namesOfUsers } from '../../access/server/public.ts'
import { areaNames } from '../../areas/server/public.ts'
import { findOrganisations } from '../../organisations/server/public.ts'
import type { WorkState } from '../work-machine.ts'
import { EscalationShown, StepShown, WorkShown } from '../work-shown.ts'
import { findWork } from './find-work.ts'
import { workInWords } from './work-in-words.ts'

interface StepTuple {
  id: string
  move: string
  to_state: WorkState
  done_by: string
  note: string | null
  photos: string[]
  record_id: string | null
  due_at: Date | null
  made_at: Date
}

interface EscalationTuple {
  id: string
  rung: number
  to_area_id: string
  to_organisation_id: string | null
  due_at: Date
  received_at: Date
}

/** One piece of work with every step it took, and who above was told that it was overdue. */
export const showWork = query({
  name: 'work.one',
  permission: 'work.read',
  input: z.object({ workId: Id }),
  output: z.object({
    work: WorkShown,
    steps: z.array(StepShown),
    escalations: z.array(EscalationShown),
    asOf: z.string(),
  }),
  async run({ client, vault, scope, now }, { workId }) {
    const work = (await findWork(client, [workId])).get(workId) ?? refuse(platformProblems.notFound())
    refuseOtherResponse(scope, work)
    const { rows } = await client.query<StepTuple>(
      `select id, move, to_state, done_by, note, photos, record_id, due_at, made_at from work.step
       where precinct_id = $1 and work_id = $2 order by number`,
      [work.precinctId, workId],
    )
    const names = await namesOfUsers(
      client,
      vault,
      rows.map((row) => row.done_by),
    )
    const [shown] = await workInWords(client, [work], now)
    return {
      work: shown as WorkShown,
      steps: rows.map((row) => ({
        ...{ id: row.id, move: row.move, state: row.to_state, by: names.get(row.done_by) ?? '', note: row.note },
        ...{ photos: row.photos, recordId: row.record_id },
        ...{ dueAt: row.due_at?.toISOString() ?? null, at: row.made_at.toISOString() },
      })),
      escalations: await escalationsOf(client, work),
      asOf: now.toISOString(),
    }
  },
})

async function escalationsOf(
  client: pg.ClientBase,
  { id, precinctId }: { id: string; precinctId: string },
): Promise<EscalationShown[]> {
  const { rows } = await client.query<EscalationTuple>(
    `select id, rung, to_area_id, to_organisation_id, due_at, received_at from work.escalation
     where precinct_id = $1 and work_id = $2 order by due_step, rung`,
    [precinctId, id],
  )
  const places = await areaNames(
    client,
    rows.map((row) => row.to_area_id.padStart(18, '0')),
  )
  const bodies = await findOrganisations(
    client,
    rows.flatMap((row) => row.to_organisation_id ?? []),
  )
  return rows.map((row) => ({
    ...{ id: row.id, rung: row.rung, areaName: places.get(row.to_area_id.padStart(18, '0')) ?? '' },
    organisation: row.to_organisation_id ? (bodies.get(row.to_organisation_id)?.name ?? null) : null,
    ...{ dueAt: row.due_at.toISOString(), at: row.received_at.toISOString() },
  }))
}
