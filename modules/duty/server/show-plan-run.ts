import { z } from 'zod'
import { platformProblems } from '../../../platform/server/problems.ts'
import { query, refuseOtherResponse } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { latestPlanRun } from './find-plan-runs.ts'
import { findRosters } from './find-rosters.ts'

/** `bound`: no roster within the rules costs less. */
const Progress = z.object({
  cost: z.number(),
  bound: z.number().optional(),
  missing: z.number(),
  seconds: z.number(),
})

/** The latest search for a roster and how far it is; null where there was none. */
export const showPlanRun = query({
  name: 'duty.planRun',
  permission: 'roster.plan',
  input: z.object({ rosterId: Id }),
  output: z.object({
    run: z
      .object({
        id: Id,
        kind: z.enum(['plan', 'replan']),
        state: z.enum(['waiting', 'running', 'done', 'stopped', 'failed']),
        seconds: z.number(),
        progress: Progress.nullable(),
        outcome: z.object({ placed: z.number(), givenUp: z.number(), missing: z.number() }).nullable(),
        stopAsked: z.boolean(),
      })
      .nullable(),
    asOf: z.string(),
  }),
  async run({ client, scope, now }, { rosterId }) {
    const roster = (await findRosters(client, [rosterId])).get(rosterId) ?? refuse(platformProblems.notFound())
    refuseOtherResponse(scope, roster)
    const run = await latestPlanRun(client, rosterId)
    const shown = run && {
      id: run.id,
      kind: run.kind,
      state: run.state,
      seconds: run.seconds,
      progress: run.progress,
      outcome: run.outcome,
      stopAsked: run.stopAskedAt !== null,
    }
    return { run: shown ?? null, asOf: now.toISOString() }
  },
})
