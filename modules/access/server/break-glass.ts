import { action, happened } from '../../../platform/server/action.ts'
import { isWithin } from '../../../platform/shared/area-id.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { BreakGlass } from '../glass.ts'
import { problems } from '../problems.ts'
import { permissionsOf, roles } from '../roles.ts'
import { usersChanged } from './in-doubt.ts'
import { areaOf } from './known-actor.ts'

const reviewing = Object.keys(roles).filter((role) => permissionsOf(role).includes('access.review'))

/**
 * Opens sensitive fields of an area to somebody without the role for it, for at most an hour. Refuses when there is
 * nobody else who would be told and could review it (access.noSecondPerson), or when it is open already.
 */
export const breakGlass = action({
  name: 'access.breakGlass',
  permission: 'access.breakGlass',
  input: BreakGlass,
  place: async (_look, inputs) => inputs.map(({ areaId, responseId }) => ({ areaId, responseId })),
  async run({ client, actor, now, commandId }, { breakGlassId, areaId, responseId, minutes, reason }) {
    const open = await client.query<{ until: Date }>(
      `select break_glass.until from access.break_glass join access.role_grant held on held.id = break_glass.grant_id
       where break_glass.user_id = $1 and break_glass.area_id = $2 and break_glass.until > $3 and held.ended_at is null`,
      [actor.userId, areaId, now],
    )
    refuseIf(open.rows[0] ? problems.glassOpenAlready({ until: open.rows[0].until.toISOString() }) : undefined)
    const { rows } = await client.query<{ user_id: string; area_id: string; response_id: string | null }>(
      'select * from access.reviewers_of($1, $2, $3)',
      [areaId, actor.userId, reviewing],
    )
    const told = rows.find(
      (row) => isWithin(areaId, areaOf(row.area_id)) && (!row.response_id || row.response_id === responseId),
    )
    if (!told) refuse(problems.noSecondPerson())
    const until = new Date(now.getTime() + minutes * 60_000)
    const grantId = newId()
    await client.query(
      `insert into access.role_grant (id, user_id, role, area_id, response_id, until, granted_by, granted_at, command_id)
       values ($1, $2, 'breakGlass', $3, $4, $5, $2, $6, $7)`,
      [grantId, actor.userId, areaId, responseId ?? null, until, now, commandId],
    )
    await client.query(
      `insert into access.break_glass (id, user_id, grant_id, area_id, response_id, reason, opened_at, until, told_user_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [breakGlassId, actor.userId, grantId, areaId, responseId ?? null, reason, now, until, told.user_id],
    )
    await usersChanged(client, [actor.userId])
    return happened(
      'access.glassBroken',
      { breakGlassId, userId: actor.userId, toldUserId: told.user_id, until: until.toISOString() },
      { topics: ['access'], result: { breakGlassId, until: until.toISOString() } },
    )
  },
})
