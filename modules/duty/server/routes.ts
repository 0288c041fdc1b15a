import type { ServerModule } from '../../../platform/server/module.ts'
import { problems } from '../problems.ts'
import { servingProblems } from '../serving-problems.ts'
import { addMembers } from './add-members.ts'
import { attendanceFigures } from './attendance-figures.ts'
import { attendanceRoutes } from './attendance-routes.ts'
import { callOutRoutes } from './call-out-routes.ts'
import { closePost } from './close-post.ts'
import { endMember } from './end-member.ts'
import { figures } from './figures.ts'
import { handoverRoutes } from './handover-routes.ts'
import { listMyPosts } from './list-my-posts.ts'
import { listPosts } from './list-posts.ts'
import { mealRoutes } from './meal-routes.ts'
import { messageRoutes } from './message-routes.ts'
import { movePost } from './move-post.ts'
import { openPosts } from './open-posts.ts'
import { postSheet } from './post-sheet.ts'
import { rosterFigures } from './roster-figures.ts'
import { rosterRoutes } from './roster-routes.ts'
import { showPost } from './show-post.ts'
import { skillRoutes } from './skill-routes.ts'
import { staffPost } from './staff-post.ts'
import { tieMember } from './tie-member.ts'
import { unstaffPost } from './unstaff-post.ts'
import { volunteerRoutes } from './volunteer-routes.ts'

export const duty: ServerModule = {
  name: 'duty',
  actions: [
    ...[openPosts, movePost, closePost, staffPost, unstaffPost],
    ...[addMembers, tieMember, endMember],
    ...rosterRoutes.actions,
    ...attendanceRoutes.actions,
    ...handoverRoutes.actions,
    ...mealRoutes.actions,
    ...callOutRoutes.actions,
    ...skillRoutes.actions,
    ...volunteerRoutes.actions,
    ...messageRoutes.actions,
  ],
  queries: [
    ...[listPosts, showPost, listMyPosts],
    ...rosterRoutes.queries,
    ...attendanceRoutes.queries,
    ...handoverRoutes.queries,
    ...mealRoutes.queries,
    ...callOutRoutes.queries,
    ...skillRoutes.queries,
    ...volunteerRoutes.queries,
    ...messageRoutes.queries,
  ],
  figures: [
    ...figures,
    ...rosterFigures,
    ...attendanceFigures,
    ...mealRoutes.figures,
    ...callOutRoutes.figures,
    ...skillRoutes.figures,
    ...volunteerRoutes.figures,
  ],
  imports: [postSheet, ...rosterRoutes.imports],
  exports: [...rosterRoutes.exports, ...attendanceRoutes.exports],
  feeds: messageRoutes.feeds,
  jobs: [...rosterRoutes.jobs, ...messageRoutes.jobs],
  doors: [...volunteerRoutes.doors],
  constraints: {
    post_pk: () => problems.alreadyOpened(),
    post_name_once: () => problems.nameTaken(),
    post_staff_pk: () => problems.alreadyStaffed(),
    post_staff_user_at_one_post: () => problems.atAnotherPost(),
    post_staff_person_at_one_post: () => problems.atAnotherPost(),
    engagement_at_one_post: () => problems.atAnotherPost(),
    engagement_pk: () => problems.alreadyStaffed(),
    ...rosterRoutes.constraints,
    ...attendanceRoutes.constraints,
    ...handoverRoutes.constraints,
    ...mealRoutes.constraints,
    ...callOutRoutes.constraints,
    ...skillRoutes.constraints,
    ...volunteerRoutes.constraints,
    ...messageRoutes.constraints,
    member_pk: () => servingProblems.memberKnown(),
    member_user_once: () => servingProblems.memberKnown(),
    member_person_once: () => servingProblems.memberKnown(),
    member_number_once: () => servingProblems.memberKnown(),
  },
}
