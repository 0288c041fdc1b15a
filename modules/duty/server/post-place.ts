import type pg from 'pg'
import type { z } from 'zod'
import type { Action } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { findPosts, type Post } from './find-posts.ts'

/** Where a post stands, in its response. */
export const placeOfPost: Action<z.ZodType<{ postId: string }>>['place'] = async ({ client }, inputs) => {
  const posts = await findPosts(
    client,
    inputs.map(({ postId }) => postId),
  )
  return inputs.map(({ postId }) => {
    const post = posts.get(postId.toLowerCase())
    return post && { areaId: post.areaId, responseId: post.responseId }
  })
}

/** The post with this id, held until the end of the transaction. Refuses with platform.notFound. */
export async function holdPost(client: pg.ClientBase, id: string): Promise<Post> {
  await client.query('select 1 from duty.post where id = $1 for update', [id])
  return (await findPosts(client, [id])).get(id.toLowerCase()) ?? refuse(platformProblems.notFound())
}
