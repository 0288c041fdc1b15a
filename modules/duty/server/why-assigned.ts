import { z } from 'zod'
import { platformProblems } from '../../../platform/server/problems.ts'
import { query, refuseOtherResponse } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { ServingName } from '../member.ts'
import { askPlanner } from './ask-planner.ts'
import { findMembers, memberNames } from './find-members.ts'
import { findRosters } from './find-rosters.ts'
import { findAssigned } from './find-shifts.ts'
import { rosterToPlan } from './plan-model.ts'

/**
 * Why somebody stands where they stand: how they came there and when, and as the planner weighs it now: the walk, nights and weekends
 * so far, with whom they are kept together, how many others could take the place within the rules, how many of them would weigh less,
 * and who is next. `others` is null where it cannot be compared: two shifts on one day.
 */
export const whyAssigned = query({
  name: 'duty.whyAssigned',
  permission: 'roster.read',
  input: z.object({ assignmentId: Id }),
  output: z.object({
    source: z.string(),
    at: z.string(),
    pinned: z.boolean(),
    setAside: z.string().nullable(),
    walkMinutes: z.number().nullable(),
    nights: z.number(),
    weekends: z.number(),
    others: z.number().nullable(),
    cheaper: z.number(),
    nextBest: ServingName.nullable(),
    together: z.array(ServingName),
    asOf: z.string(),
  }),
  async run({ client, vault, scope, now }, { assignmentId }) {
    const assigned =
      (await findAssigned(client, [assignmentId])).get(assignmentId) ?? refuse(platformProblems.notFound())
    const { rosterId, memberId, shiftId, role, source, pinned, setAside, receivedAt } = assigned
    const roster = (await findRosters(client, [rosterId])).get(rosterId) ?? refuse(platformProblems.notFound())
    refuseOtherResponse(scope, roster)
    const { model, standing: all } = await rosterToPlan(client, roster, 'replan')
    const standing = all.map((one) => ({ person: one.memberId, slot: `${one.shiftId} ${one.role}` }))
    const assignment = { person: memberId, slot: `${shiftId} ${role}` }
    const why = await askPlanner({ model, standing }, { kind: 'why', assignment })
    const group = model.together?.find(({ people }) => people.includes(memberId))?.people ?? []
    const beside = all.filter((one) => one.shiftId === shiftId && one.memberId !== memberId)
    const together = beside.map((one) => one.memberId).filter((id) => group.includes(id))
    const named = await findMembers(client, [why?.nextBest?.person ?? null, ...together])
    const names = await memberNames(client, vault, named.values())
    return {
      ...{ source, at: receivedAt.toISOString(), pinned, setAside },
      walkMinutes: why?.walkMinutes ?? null,
      nights: why?.nights ?? 0,
      weekends: why?.weekends ?? 0,
      others: why?.others ?? null,
      cheaper: why?.cheaper ?? 0,
      nextBest: names.get(why?.nextBest?.person ?? '') ?? null,
      together: together.flatMap((id) => names.get(id) ?? []),
      asOf: now.toISOString(),
    }
  },
})
