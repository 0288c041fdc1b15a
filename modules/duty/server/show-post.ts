import { z } from 'zod'
import { platformProblems } from '../../../platform/server/problems.ts'
import { query } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { personal } from '../../../platform/shared/personal.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { namesOfUsers } from '../../access/server/public.ts'
import { playbookOf } from '../../responses/server/public.ts'
import { WrittenOrder } from '../order.ts'
import { PostShown, type PostTuple, SHOWN, showPosts } from './post-shown.ts'

const ServingName = personal(z.string(), {
  purpose: 'dutyRoster',
  legalBasis: 'PIPL 13(1)(2)',
  sensitivity: 'ordinary',
  retention: 'P1Y',
})

const Staff = z.object({
  id: Id,
  userId: Id.nullable(),
  personId: Id.nullable(),
  name: ServingName.nullable(),
  role: z.string(),
  from: z.string(),
  until: z.string(),
  state: z.enum(['now', 'coming', 'over', 'cancelled']),
})

interface StaffTuple {
  id: string
  user_id: string | null
  person_id: string | null
  role: string
  from_at: Date
  until_at: Date
  cancelled_at: Date | null
}

/** One post with every order behind it, newest first, and who serves, served and will serve there. */
export const showPost = query({
  name: 'duty.post',
  permission: 'post.read',
  input: z.object({ postId: Id }),
  output: PostShown.extend({
    orders: z.array(
      WrittenOrder.extend({
        id: Id,
        deed: z.enum(['open', 'move', 'close']),
        reason: z.string().nullable(),
        at: z.string(),
      }),
    ),
    staff: z.array(Staff),
    asOf: z.string(),
  }),
  async run({ client, vault, scope, now }, { postId }) {
    const { rows } = await client.query<PostTuple>(
      `select ${SHOWN} where post.id = $2 and ($3::uuid[] is null or post.response_id = any($3))`,
      [now, postId, scope.responseIds ?? null],
    )
    const row = rows[0] ?? refuse(platformProblems.notFound())
    const [post] = await showPosts(client, [row], await playbookOf(client, row.response_id))
    const orders = await client.query(
      `select id, deed, title, number, signed_by as "signedBy", signed_on as "signedOn", reason, received_at as at
       from duty.post_order where post_id = $1 order by received_at desc, id desc`,
      [postId],
    )
    const staff = await client.query<StaffTuple>(
      `select id, user_id, person_id, role, from_at, until_at, cancelled_at from duty.post_staff
       where post_id = $1 order by from_at desc, id limit 200`,
      [postId],
    )
    const names = await namesOfUsers(
      client,
      vault,
      staff.rows.map((one) => one.user_id),
    )
    return {
      ...(post as PostShown),
      orders: orders.rows.map((order) => ({ ...order, at: (order.at as Date).toISOString() })),
      staff: staff.rows.map((one) => ({
        id: one.id,
        userId: one.user_id,
        personId: one.person_id,
        name: (one.user_id && names.get(one.user_id)) || null,
        role: one.role,
        from: one.from_at.toISOString(),
        until: one.until_at.toISOString(),
        state: stateOf(one, now),
      })),
      asOf: now.toISOString(),
    }
  },
})

function stateOf({ from_at, until_at, cancelled_at }: StaffTuple, now: Date): z.infer<typeof Staff>['state'] {
  if (cancelled_at) return 'cancelled'
  if (until_at <= now) return 'over'
  return from_at <= now ? 'now' : 'coming'
}
