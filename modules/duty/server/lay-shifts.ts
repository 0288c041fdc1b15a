import { type ActionContext, action, happened } from '../../../platform/server/action.ts'
import { insertValues } from '../../../platform/server/insert-values.ts'
import { isWithin, precinctOf } from '../../../platform/shared/area-id.ts'
import { daysBetween } from '../../../platform/shared/dates.ts'
import { type Problem, refuseIf } from '../../../platform/shared/problem.ts'
import { getResponse, playbookOf } from '../../responses/server/public.ts'
import { problems } from '../problems.ts'
import { LayShifts, longestRosterDays, mostShifts, type RosterRules, soundRules } from '../roster.ts'
import { rosterProblems } from '../roster-problems.ts'
import { whyNotWork } from '../rules.ts'
import { layOut, patterns } from '../shift-patterns.ts'
import { findPosts, type Post } from './find-posts.ts'
import { findRosters, type Roster, touchRoster } from './find-rosters.ts'
import { laidShifts } from './laid-shifts.ts'
import { shiftTable } from './roster-tables.ts'
import { takeTurns } from './take-turns.ts'

/**
 * Lays a month out in one go: shifts of a pattern over posts and days, in a new roster or a draft that is there. Refuses with
 * rosterSpan, rosterFrozen, rosterElsewhere, tooManyShifts, noShifts, postClosed, unknownRole, turnsWho; shiftThere is held by the database.
 */
export const layShifts = action({
  name: 'duty.layShifts',
  permission: 'roster.plan',
  input: LayShifts,
  timeout: 120_000,
  place: async (_look, inputs) => inputs.map(({ areaId, responseId }) => ({ areaId, responseId })),
  async run(context, input) {
    const { client, now } = context
    const response = await getResponse(client, input.responseId)
    refuseIf(response.closedAt ? problems.responseClosed() : undefined)
    refuseIf(whyNotDays(input))
    const roster = await rosterFor(context, input)
    const posts = await findPosts(client, input.postIds)
    for (const postId of input.postIds) {
      const post = posts.get(postId)
      refuseIf(!post || !isWithin(post.areaId, input.areaId) ? rosterProblems.postElsewhere() : whyNotWork(post))
    }
    const kinds = (await playbookOf(client, input.responseId)).posts
    const laid = laidShifts(input, [...posts.values()] as Post[], kinds, now)
    refuseIf(laid.shifts.length === 0 ? rosterProblems.noShifts() : undefined)
    refuseIf(laid.shifts.length > mostShifts ? rosterProblems.tooManyShifts({ most: mostShifts }) : undefined)
    const fixed = {
      roster_id: input.rosterId,
      command_id: context.commandId,
      made_at: context.madeAt,
      received_at: now,
    }
    await context.record(
      shiftTable,
      laid.shifts.map((row) => ({ ...row, ...fixed })),
    )
    await insertValues(
      client,
      { into: 'duty.shift_role', columns: ['precinct_id', 'shift_id', 'role', 'area_id', 'skill', 'wanted'] },
      laid.places,
    )
    const turns =
      input.turns &&
      (await takeTurns(
        context,
        laid.shifts.map(({ id }) => String(id)),
        input.turns,
      ))
    const version = roster ? await touchRoster(client, input.rosterId) : 1
    const { rosterId } = input
    return happened(
      'shifts.laid',
      { rosterId, shifts: laid.shifts.length },
      {
        topics: ['rosters', 'shifts'],
        result: { rosterId, version, shifts: laid.shifts.length, ...(turns && { turns }) },
      },
    )
  },
})

function whyNotDays({ fromDay, untilDay }: LayShifts): Problem | undefined {
  const days = daysBetween(fromDay, untilDay)
  return days < 1 || days > longestRosterDays ? rosterProblems.rosterSpan({ days: longestRosterDays }) : undefined
}

/** The roster that is there, or undefined once a new one is made. */
async function rosterFor({ client, actor, now }: ActionContext, input: LayShifts): Promise<Roster | undefined> {
  const there = (await findRosters(client, [input.rosterId])).get(input.rosterId)
  if (there) {
    const same = there.areaId === input.areaId && there.responseId === input.responseId
    refuseIf(same ? undefined : rosterProblems.rosterElsewhere({ name: there.name }))
    refuseIf(there.state === 'draft' ? undefined : rosterProblems.rosterNotDraft({ name: there.name }))
    const inside = input.fromDay >= there.fromDay && input.untilDay <= there.untilDay
    refuseIf(inside ? undefined : rosterProblems.rosterDays({ from: there.fromDay, until: there.untilDay }))
    return there
  }
  await client.query(
    `insert into duty.roster (id, response_id, precinct_id, area_id, name, from_day, until_day, state, rules, self_approve_swaps,
       made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'draft', $8, $9, $10, $11)`,
    [
      ...[input.rosterId, input.responseId, precinctOf(input.areaId), input.areaId, input.name],
      ...[
        input.fromDay,
        input.untilDay,
        JSON.stringify(input.rules ?? rulesFor(input)),
        input.selfApproveSwaps ?? false,
      ],
      ...[actor.userId, now],
    ],
  )
  return undefined
}

/** Sound for the spans that are asked for; the shifts of a playbook are no longer than twelve hours. */
function rulesFor({ pattern, spans }: LayShifts): RosterRules {
  const known = spans ?? (pattern && pattern !== 'playbook' ? patterns[pattern].spans : [])
  const hours = known.map((span) => {
    const { from, until } = layOut(span, '2022-01-01')
    return (until.getTime() - from.getTime()) / 3_600_000
  })
  return soundRules(Math.max(0, ...hours))
}
