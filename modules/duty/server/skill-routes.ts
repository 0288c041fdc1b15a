import type { ServerModule } from '../../../platform/server/module.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { skillProblems } from '../skill-problems.ts'
import { approveSkill } from './approve-skill.ts'
import { endSkill } from './end-skill.ts'
import { listBodyAttendance } from './list-body-attendance.ts'
import { listMySkills, listSkills } from './list-skills.ts'
import { proposeOwnSkill } from './propose-own-skill.ts'
import { proposeSkill } from './propose-skill.ts'

/** What members are qualified for, and what they served as both their bodies see it. */
export const skillRoutes = {
  actions: [proposeSkill, proposeOwnSkill, approveSkill, endSkill],
  queries: [listSkills, listMySkills, listBodyAttendance],
  figures: [],
  constraints: {
    member_skill_once: () => skillProblems.skillKnown(),
    member_skill_pk: () => platformProblems.idTaken(),
  },
} satisfies Partial<ServerModule>
