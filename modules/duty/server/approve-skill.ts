import { action, happened } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { ApproveSkill } from '../skill.ts'
import { skillProblems } from '../skill-problems.ts'
import { endOf, whyOver } from './keep-skill.ts'
import { type KnownSkill, placeOfSkill } from './skill-place.ts'

/**
 * Somebody with the right has seen the proof: from now on the skill counts, up to its day. Approving again with another day extends
 * or shortens it. Refuses with skillEnded, skillOwn, skillOver.
 */
export const approveSkill = action({
  name: 'duty.approveSkill',
  permission: 'skill.approve',
  input: ApproveSkill,
  place: placeOfSkill,
  async run({ client, actor, place, now }, { skillId, until }) {
    const known = place.found as KnownSkill
    refuseIf(known.endedAt ? skillProblems.skillEnded() : undefined)
    refuseIf(known.userId === actor.userId ? skillProblems.skillOwn() : undefined)
    refuseIf(whyOver(until, now))
    await client.query(
      `update duty.member_skill set approved_by = $2, approved_at = $3, valid_until = coalesce($4, valid_until) where id = $1`,
      [skillId, actor.userId, now, endOf(until)],
    )
    const { memberId, skill } = known
    return happened('skill.approved', { skillId, memberId, skill, until }, { topics: ['members'] })
  },
})
