import { action, happened } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { EndSkill } from '../skill.ts'
import { skillProblems } from '../skill-problems.ts'
import { type KnownSkill, placeOfSkill } from './skill-place.ts'

/** A proposal is turned down, or a skill counts no longer; why stays. Refuses with skillEnded. */
export const endSkill = action({
  name: 'duty.endSkill',
  permission: 'skill.approve',
  input: EndSkill,
  place: placeOfSkill,
  async run({ client, actor, place, now }, { skillId, reason }) {
    const known = place.found as KnownSkill
    refuseIf(known.endedAt ? skillProblems.skillEnded() : undefined)
    await client.query('update duty.member_skill set ended_at = $2, ended_by = $3, ended_why = $4 where id = $1', [
      ...[skillId, now, actor.userId, reason],
    ])
    const { memberId, skill } = known
    return happened('skill.ended', { skillId, memberId, skill, reason }, { topics: ['members'] })
  },
})
