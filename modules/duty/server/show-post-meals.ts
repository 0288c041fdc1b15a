import { z } from 'zod'
import { platformProblems } from '../../../platform/server/problems.ts'
import { query, refuseOtherResponse } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { areaNames } from '../../areas/server/public.ts'
import { MealShown } from '../meal.ts'
import { findPosts } from './find-posts.ts'
import { type MealTuple, mealShown } from './list-meals.ts'

/** For the lead of a post: its meals from yesterday to the day after tomorrow, by when they are due. */
export const showPostMeals = query({
  name: 'duty.postMeals',
  permission: 'attendance.mark',
  input: z.object({ postId: Id }),
  output: z.object({ postId: Id, postName: z.string(), rows: z.array(MealShown), asOf: z.string() }),
  async run({ client, scope, now }, { postId }) {
    const post = (await findPosts(client, [postId])).get(postId.toLowerCase()) ?? refuse(platformProblems.notFound())
    refuseOtherResponse(scope, post)
    const { rows } = await client.query<MealTuple>(
      `select * from duty.meal_due where post_id = $1 and superseded_at is null
         and due_at between $2::timestamptz - interval '36 hours' and $2::timestamptz + interval '48 hours'
       order by due_at, id limit 50`,
      [post.id, now],
    )
    const places = await areaNames(client, [post.areaId])
    return {
      postId: post.id,
      postName: post.name,
      rows: rows.map((row) => mealShown(row, places.get(row.area_id) ?? '')),
      asOf: now.toISOString(),
    }
  },
})
