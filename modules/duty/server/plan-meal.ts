import { action, happened } from '../../../platform/server/action.ts'
import { addDays, localStamp, startOfLocalDay } from '../../../platform/shared/dates.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { PlanMeal } from '../meal.ts'
import { mealProblems } from '../meal-problems.ts'
import { mealTable } from './meal-table.ts'
import { holdPost, placeOfPost } from './post-place.ts'

const NIGHT_ENDS_HOURS = 6

/** Says how many a post has to be fed, when, and who brings it. Refuses with mealPostClosed, mealOtherDay; mealPlanned is held by the database. */
export const planMeal = action({
  name: 'duty.planMeal',
  permission: 'roster.plan',
  input: PlanMeal,
  place: placeOfPost,
  async run(context, { mealId, postId, day, meal, dueAt, heads, broughtBy, organisationId }) {
    const { client, commandId, madeAt, now } = context
    const post = await holdPost(client, postId)
    refuseIf(post.closedAt ? mealProblems.mealPostClosed() : undefined)
    const due = new Date(dueAt)
    const ends = startOfLocalDay(addDays(day, 1)).getTime() + (meal === 'night' ? NIGHT_ENDS_HOURS * 3_600_000 : 0)
    const within = due >= startOfLocalDay(day) && due.getTime() < ends
    refuseIf(within ? undefined : mealProblems.mealOtherDay({ at: localStamp(due), day }))
    await context.record(mealTable, {
      ...{
        precinct_id: post.precinctId,
        id: mealId,
        response_id: post.responseId,
        area_id: post.areaId,
        post_id: postId,
      },
      ...{ day, meal, due_at: due, heads, brought_by: broughtBy, organisation_id: organisationId ?? null },
      ...{ command_id: commandId, made_at: madeAt, received_at: now },
    })
    return happened(
      'meal.planned',
      { mealId, postId, day, meal, heads },
      { topics: ['meals', 'figures'], result: { mealId } },
    )
  },
})
