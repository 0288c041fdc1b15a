import { z } from 'zod'
import { platformProblems } from '../../../platform/server/problems.ts'
import { type QueryContext, query, refuseOtherResponse } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { type Problem, problemText, refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { said } from '../candidates.ts'
import { type GapRule, gapRuleNames, gapRules, SwapChecked } from '../gap.ts'
import { servingProblems } from '../serving-problems.ts'
import { type PlaceWanted, rulesBroken, type ServingRule } from '../serving-rules.ts'
import { askPlanner } from './ask-planner.ts'
import { findMembers, type MemberCard } from './find-members.ts'
import { findRosters, type Roster } from './find-rosters.ts'
import { type Assigned, findAssigned, findShifts, type Shift } from './find-shifts.ts'
import { findSwap, type Swap } from './find-swaps.ts'
import { inWords } from './my-shifts.ts'
import { placeWanted } from './place-member.ts'
import { rosterToPlan } from './plan-model.ts'
import { servingFacts } from './serving-facts.ts'

/**
 * What a swap that waits would break for each of the two, and what the roster would cost more by it; asked before it is decided.
 * Where one side was recalled or has begun it says so. Refuses with swapOver.
 */
export const checkSwap = query({
  name: 'duty.checkSwap',
  permission: 'roster.plan',
  input: z.object({ swapId: Id }),
  output: SwapChecked,
  async run(context, { swapId }) {
    const { client, scope, now } = context
    const swap = (await findSwap(client, swapId)) ?? refuse(platformProblems.notFound())
    refuseOtherResponse(scope, swap)
    refuseIf(swap.state === 'asked' || swap.state === 'agreed' ? undefined : servingProblems.swapOver())
    const standing = await findAssigned(
      client,
      [swap.assignmentId, swap.otherAssignmentId].filter((id) => id !== null),
    )
    const mine = standing.get(swap.assignmentId)
    const theirs = standing.get(swap.otherAssignmentId ?? '')
    const whole = mine?.memberId === swap.memberId && (theirs?.memberId ?? null) === otherSide(swap)
    const asOf = now.toISOString()
    if (!mine || !whole) return { whyNot: inBoth(servingProblems.swapVoid()), sides: [], costs: null, asOf }
    const begun = [mine, ...(theirs ? [theirs] : [])].some((one) => one.from <= now)
    const members = await findMembers(client, [swap.memberId, swap.otherMemberId])
    const [member, other] = [members.get(swap.memberId), members.get(swap.otherMemberId)]
    const roster = (await findRosters(client, [mine.rosterId])).get(mine.rosterId)
    if (!member || !other || !roster) return refuse(platformProblems.notFound())
    const weighed = await weigh(context, roster, mine, theirs, swap.otherMemberId)
    const instead = [mine.id, ...(theirs ? [theirs.id] : [])]
    const taking = { member: other, at: mine, roster, habits: weighed?.against[1] ?? [], instead }
    const sides = [await side(context, taking)]
    if (theirs) {
      const there = (await findRosters(client, [theirs.rosterId])).get(theirs.rosterId) ?? roster
      sides.push(await side(context, { member, at: theirs, roster: there, habits: weighed?.against[0] ?? [], instead }))
    }
    const whyNot = begun ? inBoth(servingProblems.swapBegun()) : null
    return { whyNot, sides, costs: weighed?.costs ?? null, asOf }
  },
})

/** Who must stand on the other shift for the swap to be as it was asked; nobody where a shift is taken over for nothing. */
function otherSide({ otherAssignmentId, otherMemberId }: Swap): string | null {
  return otherAssignmentId && otherMemberId
}

function inBoth(problem: Problem): { zh: string; en: string } {
  return { zh: problemText(problem, 'zh'), en: problemText(problem, 'en') }
}

/** As the planner weighs it; undefined for two rosters, which it does not compare. */
async function weigh(
  { client }: QueryContext,
  roster: Roster,
  mine: Assigned,
  theirs: Assigned | undefined,
  otherMemberId: string,
) {
  if (theirs && theirs.rosterId !== mine.rosterId) return undefined
  const { model, standing } = await rosterToPlan(client, roster, 'replan')
  const placed = (one: Assigned) => ({ person: one.memberId, slot: `${one.shiftId} ${one.role}` })
  const one = placed(mine)
  const other = theirs ? placed(theirs) : { person: otherMemberId }
  return askPlanner({ model, standing: standing.map(placed) }, { kind: 'swap', one, other })
}

interface Taking {
  member: MemberCard
  at: Assigned
  roster: Roster
  /** Rules of planning against it. */
  habits: readonly string[]
  instead: readonly string[]
}

/** What stands against somebody taking a place: the rules that the swap itself asks, then what only planning keeps. */
async function side(context: QueryContext, { member, at, roster, habits, instead }: Taking) {
  const { client, vault } = context
  const shift = (await findShifts(client, [at.shiftId])).get(at.shiftId) as Shift
  const place: PlaceWanted = await placeWanted(context, shift, at.role)
  const facts = (await servingFacts(client, vault, [member], shift, instead)).get(member.id)
  const broken = facts ? rulesBroken(facts, place, roster.rules) : []
  const more = gapRuleNames.filter((rule) => onlyPlanned.includes(rule) && habits.includes(rule))
  return {
    name: facts?.name ?? '',
    shift: (await inWords(client, [at.id])).get(at.id) ?? '',
    against: [
      ...broken.map(({ rule, problem }: { rule: ServingRule; problem: Parameters<typeof said>[0] }) => ({
        ...{ rule, why: said(problem), binds: true },
      })),
      ...(broken.length > 0 ? [] : more.map((rule) => ({ rule, why: gapRules[rule].name, binds: false }))),
    ],
  }
}

const onlyPlanned: readonly GapRule[] = ['post', 'hours', 'ofKind', 'minRun', 'minDaysOff', 'weekends']
