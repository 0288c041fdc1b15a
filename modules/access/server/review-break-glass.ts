import { action, happened } from '../../../platform/server/action.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { ReviewBreakGlass } from '../glass.ts'
import { problems } from '../problems.ts'
import { areaOfRow } from './account-place.ts'
import { usersChanged } from './in-doubt.ts'

/** Another person's judgement of an emergency reading. Unjustified ends it at once, if it is still open. */
export const reviewBreakGlass = action({
  name: 'access.reviewBreakGlass',
  permission: 'access.review',
  input: ReviewBreakGlass,
  place: areaOfRow('break_glass', 'breakGlassId'),
  async run({ client, actor, now }, { breakGlassId, verdict, note }) {
    const { rows } = await client.query<{ user_id: string; grant_id: string; reviewed_at: Date | null }>(
      'select user_id, grant_id, reviewed_at from access.break_glass where id = $1 for update',
      [breakGlassId],
    )
    const use = rows[0]
    if (!use || use.reviewed_at) refuse(problems.reviewedAlready())
    refuseIf(use.user_id === actor.userId ? problems.reviewOwn() : undefined)
    await client.query(
      'update access.break_glass set reviewed_at = $2, reviewed_by = $3, verdict = $4, note = $5 where id = $1',
      [breakGlassId, now, actor.userId, verdict, note],
    )
    if (verdict === 'unjustified') {
      await client.query(
        'update access.role_grant set ended_at = $2, ended_by = $3 where id = $1 and ended_at is null',
        [use.grant_id, now, actor.userId],
      )
      await usersChanged(client, [use.user_id])
    }
    return happened('access.glassReviewed', { breakGlassId, userId: use.user_id, verdict }, { topics: ['access'] })
  },
})
