import type pg from 'pg'
import type { z } from 'zod'
import type { Action } from '../../../platform/server/action.ts'
import type { Progress } from '../planner/model.ts'

export interface PlanRun {
  id: string
  responseId: string
  areaId: string
  rosterId: string
  kind: 'plan' | 'replan'
  state: 'waiting' | 'running' | 'done' | 'stopped' | 'failed'
  seconds: number
  progress: Progress | null
  outcome: PlanOutcome | null
  askedAt: Date
  stopAskedAt: Date | null
}

/** What a plan came to: places filled and given up, and what stays open. */
export interface PlanOutcome {
  placed: number
  givenUp: number
  missing: number
}

const FIND = `select id, response_id as "responseId", area_id as "areaId", roster_id as "rosterId", kind, state, seconds, progress, outcome,
    asked_at as "askedAt", stop_asked_at as "stopAskedAt" from duty.plan_run`

export async function findPlanRun(client: pg.ClientBase, id: string): Promise<PlanRun | undefined> {
  return (await client.query<PlanRun>(`${FIND} where id = $1`, [id])).rows[0]
}

/** The latest search for a roster, within the scope. */
export async function latestPlanRun(client: pg.ClientBase, rosterId: string): Promise<PlanRun | undefined> {
  return (
    await client.query<PlanRun>(`${FIND} where roster_id = $1 order by asked_at desc, id desc limit 1`, [rosterId])
  ).rows[0]
}

export const placeOfPlanRun: Action<z.ZodType<{ runId: string }>>['place'] = async ({ client }, inputs) =>
  Promise.all(
    inputs.map(async ({ runId }) => {
      const run = await findPlanRun(client, runId)
      return run && { areaId: run.areaId, responseId: run.responseId }
    }),
  )
