import type pg from 'pg'
import type { z } from 'zod'
import type { Action } from '../../../platform/server/action.ts'
import type { AreaId } from '../../../platform/shared/area-id.ts'
import type { WorkState } from '../work-machine.ts'

/** A piece of work as it stands. */
export interface Work {
  id: string
  responseId: string
  precinctId: AreaId
  areaId: AreaId
  kind: string
  subjectId: string
  planId: string | null
  title: string
  owner: string
  organisationId: string | null
  userId: string | null
  checked: boolean
  proof: 'none' | 'photo'
  rungs: number[]
  firstDueAt: Date
  madeAt: Date
  state: WorkState
  step: number
  dueStep: number
  dueAt: Date
  finishedAt: Date | null
  finishedBy: string | null
  closedAt: Date | null
  checkedBy: string | null
  lookedAgainAt: Date | null
  rung: number
}

/** The columns of `Work`, for SQL over work.item. */
export const WORK = `id, response_id as "responseId", precinct_id as "precinctId", area_id as "areaId", kind, subject_id as "subjectId",
  plan_id as "planId", title, owner, organisation_id as "organisationId", user_id as "userId", checked, proof, rungs,
  first_due_at as "firstDueAt", made_at as "madeAt", state, step, due_step as "dueStep", due_at as "dueAt", finished_at as "finishedAt",
  finished_by as "finishedBy", closed_at as "closedAt", checked_by as "checkedBy", looked_again_at as "lookedAgainAt", rung`

/** Pieces of work by id, as far as the transaction's scope lets them be seen. `hold`: nobody else moves them until the commit. */
export async function findWork(
  client: pg.ClientBase,
  ids: readonly string[],
  { hold = false } = {},
): Promise<Map<string, Work>> {
  if (ids.length === 0) return new Map()
  const { rows } = await client.query<Work>(
    `select ${WORK} from work.item where id = any($1::uuid[]) order by id ${hold ? 'for update' : ''}`,
    [[...new Set(ids)]],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** Where a piece of work is owed, and by which body. */
export const placeOfWork: Action<z.ZodType<{ workId: string }>>['place'] = async ({ client }, inputs) => {
  const found = await findWork(
    client,
    inputs.map(({ workId }) => workId),
  )
  return inputs.map(({ workId }) => {
    const work = found.get(workId)
    return (
      work && {
        areaId: work.areaId,
        responseId: work.responseId,
        ...(work.organisationId ? { organisationId: work.organisationId } : {}),
      }
    )
  })
}
