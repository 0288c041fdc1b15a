import type pg from 'pg'
import { z } from 'zod'
import { query, refuseOtherResponse } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { Id as ShortId } from '../../playbooks/naming.ts'
import { type GapSeen, seeGap, type Weighed } from '../candidates.ts'
import { GapExplained } from '../gap.ts'
import { askPlanner } from './ask-planner.ts'
import { findMembers, type MemberCard } from './find-members.ts'
import type { Roster } from './find-rosters.ts'
import type { Shift } from './find-shifts.ts'
import { placeWanted } from './place-member.ts'
import { rosterToPlan } from './plan-model.ts'
import { servingFacts } from './serving-facts.ts'
import { getShift } from './shift-place.ts'

/** So many people are named under one rule; the count is of all. */
const NAMED = 8

/**
 * Who could take a place on a shift, best first; for whom of the others which rule stands in the way, and how many each takes; and the
 * cheapest single step that would fill it. The same rules as placing asks, and those that only planning keeps; weighed as the planner
 * weighs.
 */
export const whoCouldCover = query({
  name: 'duty.whoCouldCover',
  permission: 'roster.plan',
  input: z.object({ shiftId: Id, role: ShortId, limit: z.int().min(1).max(100).default(20) }),
  output: GapExplained,
  async run(context, { shiftId, role, limit }) {
    const { client, vault, scope, now } = context
    const { shift, roster } = await getShift(client, shiftId)
    refuseOtherResponse(scope, shift)
    const place = await placeWanted(context, shift, role)
    const { model, standing: all } = await rosterToPlan(client, roster, 'replan')
    const standing = all.map((one) => ({ person: one.memberId, slot: `${one.shiftId} ${one.role}` }))
    const { shortage, candidates } = await askPlanner({ model, standing }, { kind: 'gap', slot: `${shiftId} ${role}` })
    const weighed = new Map<string, Weighed>(candidates.map((one) => [one.person, one]))
    const ready = await onStandby(client, roster, shift)
    const there = new Set(all.filter((one) => one.shiftId === shiftId).map(({ memberId }) => memberId))
    const cards = await findMembers(
      client,
      [...weighed.keys(), ...ready].filter((id) => !there.has(id)),
    )
    const facts = await servingFacts(client, vault, [...cards.values()], shift)
    const seen = seeGap(
      [...cards.values()].map((member) => ({
        member,
        facts: facts.get(member.id),
        standby: ready.has(member.id),
        near: member.precinctId === shift.precinctId,
        weighed: weighed.get(member.id),
      })),
      place,
      roster.rules,
    )
    return {
      missing: shortage.missing,
      ...shown(seen, limit),
      mayOffer: roster.state === 'published' && shift.signUpFrom === null && shift.from > now,
      asOf: now.toISOString(),
    }
  },
})

function shown({ fit, away, cheapest }: GapSeen<MemberCard>, limit: number) {
  return {
    rows: fit.slice(0, limit).map(({ member, name, standby, near, hoursThisWeek, weighed }) => ({
      ...{ memberId: member.id, name, standby, near, hoursThisWeek },
      walkMinutes: weighed?.walkMinutes ?? null,
    })),
    total: fit.length,
    away: away.map(({ rule, kept }) => ({
      rule,
      count: kept.length,
      people: kept.slice(0, NAMED).map(({ member, name, why, way }) => ({ memberId: member.id, name, why, way })),
    })),
    cheapest: cheapest
      ? {
          ...{ memberId: cheapest.member.id, name: cheapest.name, standby: cheapest.standby },
          ...('rule' in cheapest
            ? { way: cheapest.way ?? 'assign', rule: cheapest.rule, why: cheapest.why }
            : { way: 'assign' as const, rule: null, why: null }),
        }
      : null,
  }
}

async function onStandby(client: pg.ClientBase, roster: Roster, shift: Shift): Promise<Set<string>> {
  const { rows } = await client.query<{ member_id: string }>(
    'select member_id from duty.standby where roster_id = $1 and superseded_at is null and from_at < $3 and until_at > $2',
    [roster.id, shift.from, shift.until],
  )
  return new Set(rows.map((row) => row.member_id))
}
