import type { ActionContext } from '../../../platform/server/action.ts'
import { precinctOf } from '../../../platform/shared/area-id.ts'
import { addDays, type LocalDay, localDay, startOfLocalDay } from '../../../platform/shared/dates.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { servingProblems } from '../serving-problems.ts'
import { skillProblems } from '../skill-problems.ts'
import type { MemberCard } from './find-members.ts'

/** Keeps a skill that was said and waits for approval. Refuses with memberLeft, skillOver; skillKnown is held by the database. */
export async function keepSkill(
  { client, actor, now }: Pick<ActionContext, 'client' | 'actor' | 'now'>,
  member: MemberCard,
  { skillId, skill, until }: { skillId: string; skill: string; until?: LocalDay | undefined },
): Promise<void> {
  refuseIf(member.leftAt ? servingProblems.memberLeft() : undefined)
  refuseIf(whyOver(until, now))
  await client.query(
    `insert into duty.member_skill (id, member_id, precinct_id, area_id, organisation_id, skill, proposed_by, valid_until, received_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[skillId, member.id, precinctOf(member.areaId), member.areaId, member.organisationId, skill, actor.userId],
      ...[endOf(until), now],
    ],
  )
}

/** Why a skill is not kept up to this day. */
export function whyOver(until: LocalDay | undefined, now: Date) {
  return until && until < localDay(now) ? skillProblems.skillOver() : undefined
}

/** The moment from which a skill counts no longer. */
export function endOf(until: LocalDay | undefined): Date | null {
  return until ? startOfLocalDay(addDays(until, 1)) : null
}
