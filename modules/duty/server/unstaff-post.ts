import { action, happened } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { UnstaffPost } from '../post.ts'
import { problems } from '../problems.ts'
import { disengageFrom } from './engagements.ts'

interface StaffTuple {
  id: string
  post_id: string
  area_id: string
  response_id: string
  from_at: Date
  until_at: Date
  cancelled_at: Date | null
}

const FIND = `select id, post_id, area_id, response_id, from_at, until_at, cancelled_at from duty.post_staff where id = any($1::uuid[])`

/** Takes somebody off a post from now on; what they served so far stays. Refuses with staffingOver. */
export const unstaffPost = action({
  name: 'duty.unstaffPost',
  permission: 'post.staff',
  input: UnstaffPost,
  place: async ({ client }, inputs) => {
    const { rows } = await client.query<StaffTuple>(FIND, [inputs.map(({ staffId }) => staffId)])
    return inputs.map(({ staffId }) => {
      const staff = rows.find(({ id }) => id === staffId.toLowerCase())
      return staff && { areaId: staff.area_id, responseId: staff.response_id }
    })
  },
  async run({ client, now }, { staffId, reason }) {
    const { rows } = await client.query<StaffTuple>(`${FIND} for update`, [[staffId]])
    const staff = rows[0] ?? refuse(platformProblems.notFound())
    refuseIf(staff.cancelled_at || staff.until_at <= now ? problems.staffingOver() : undefined)
    const change = staff.from_at < now ? 'was_until = until_at, until_at = $2' : 'cancelled_at = $2'
    await client.query(`update duty.post_staff set ${change} where id = $1`, [staffId, now])
    await disengageFrom(client, [staffId], now)
    return happened('post.unstaffed', { staffId, postId: staff.post_id, reason }, { topics: ['posts', 'figures'] })
  },
})
