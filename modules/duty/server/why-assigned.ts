import { z } from 'zod'
import { platformProblems } from '../../../platform/server/problems.ts'
import { query, refuseOtherResponse } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { ServingName } from '../member.ts'
import { openRoster } from '../planner/open-roster.ts'
import { whyAssigned as reasonsFor } from '../planner/why-assigned.ts'
import { findMembers, memberNames } from './find-members.ts'
import { findRosters } from './find-rosters.ts'
import { findAssigned } from './find-shifts.ts'
import { rosterToPlan } from './plan-model.ts'

/**
 * Why somebody stands where they stand, as the planner weighs it now: the walk, nights and weekends so far, how many others could
 * take the place within the rules, how many of them would weigh less, and who is next.
 */
export const whyAssigned = query({
  name: 'duty.whyAssigned',
  permission: 'roster.read',
  input: z.object({ assignmentId: Id }),
  output: z.object({
    source: z.string(),
    pinned: z.boolean(),
    setAside: z.string().nullable(),
    walkMinutes: z.number().nullable(),
    nights: z.number(),
    weekends: z.number(),
    others: z.number(),
    cheaper: z.number(),
    nextBest: ServingName.nullable(),
    asOf: z.string(),
  }),
  async run({ client, vault, scope, now }, { assignmentId }) {
    const assigned =
      (await findAssigned(client, [assignmentId])).get(assignmentId) ?? refuse(platformProblems.notFound())
    const { rosterId, memberId, shiftId, role, source, pinned, setAside } = assigned
    const roster = (await findRosters(client, [rosterId])).get(rosterId) ?? refuse(platformProblems.notFound())
    refuseOtherResponse(scope, roster)
    const { model, standing: all } = await rosterToPlan(client, roster, 'replan')
    const standing = all.map((one) => ({ person: one.memberId, slot: `${one.shiftId} ${one.role}` }))
    const why = reasonsFor(openRoster(model, standing), { person: memberId, slot: `${shiftId} ${role}` })
    const next = await findMembers(client, [why.nextBest?.person ?? null])
    const names = await memberNames(client, vault, next.values())
    const { walkMinutes, nights, weekends, others, cheaper } = why
    return {
      ...{ source, pinned, setAside, nights, weekends, others, cheaper },
      walkMinutes: walkMinutes ?? null,
      nextBest: names.get(why.nextBest?.person ?? '') ?? null,
      asOf: now.toISOString(),
    }
  },
})
