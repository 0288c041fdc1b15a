import type { ActionContext } from '../../../platform/server/action.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { RosterRules } from '../roster.ts'
import { rosterProblems } from '../roster-problems.ts'
import { rulesBroken } from '../serving-rules.ts'
import { bindAll, type PlannedPlace } from './bind-all.ts'
import { findMembers, type MemberCard } from './find-members.ts'
import { findShifts } from './find-shifts.ts'
import { placeWanted } from './place-member.ts'
import { servingFacts } from './serving-facts.ts'

/**
 * Leaders take these turns one after the other in the order of the list, over days and posts; whoever is on leave or bound elsewhere
 * is stood in for by the next, and the order goes on. Answers how many turns found somebody. Refuses with turnsWho.
 */
export async function takeTurns(
  context: ActionContext,
  shiftIds: readonly string[],
  order: readonly string[],
): Promise<{ taken: number; empty: number }> {
  const { client, vault } = context
  const cards = await findMembers(client, order)
  const shifts = [...(await findShifts(client, shiftIds)).values()].sort(
    (a, b) => +a.from - +b.from || shiftIds.indexOf(a.id) - shiftIds.indexOf(b.id),
  )
  const [first, last] = [shifts[0], shifts.at(-1)]
  const leaders = order.flatMap((id) => cards.get(id) ?? [])
  const known = leaders.filter(({ leftAt, responseId }) => !leftAt && responseId === first?.responseId)
  const whole = known.length === order.length && new Set(order).size === order.length
  refuseIf(whole ? undefined : rosterProblems.turnsWho())
  if (!first || !last) return { taken: 0, empty: 0 }
  const asked = await servingFacts(client, vault, leaders, { from: first.from, until: last.until })
  const facts = new Map([...asked].map(([id, one]) => [id, { ...one, duties: [...one.duties] }]))
  const rules = RosterRules.parse({})
  const places: PlannedPlace[] = []
  for (const [turn, shift] of shifts.entries()) {
    const [role = ''] = shift.places.map((one) => one.role)
    const place = await placeWanted(context, shift, role)
    const may = (member: MemberCard) => {
      const known = facts.get(member.id)
      return known !== undefined && rulesBroken(known, place, rules).length === 0
    }
    const inOrder = leaders.map((_, at) => leaders[(turn + at) % leaders.length] as MemberCard)
    const member = inOrder.find(may)
    if (!member) continue
    facts.get(member.id)?.duties.push(shift)
    places.push({ id: newId(), shift, member, role })
  }
  if (places.length > 0) await bindAll(context, places, 'hand')
  return { taken: places.length, empty: shifts.length - places.length }
}
