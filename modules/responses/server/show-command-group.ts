import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { AreaId } from '../../../platform/shared/area-id.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { joinPersonal } from '../../../platform/shared/personal.ts'
import { namesOfUsers } from '../../access/server/public.ts'
import { areaNames } from '../../areas/server/public.ts'
import { MemberName } from '../command-group.ts'
import { boundTo } from './response-shown.ts'

interface GroupTuple {
  id: string
  area_id: string
  members: object[]
  sealed: Buffer | null
  key_id: string | null
  command_id: string
  set_by: string
  set_at: Date
}

/** The command groups of a response, the widest area first; names that died with their key are left out. */
export const showCommandGroup = query({
  name: 'responses.commandGroup',
  permission: 'response.read',
  input: z.object({ responseId: Id }),
  output: z.object({
    rows: z.array(
      z.object({
        id: Id,
        areaId: AreaId,
        areaName: z.string(),
        setAt: z.string(),
        setBy: z.string(),
        members: z.array(
          z.object({ name: MemberName.optional(), office: z.string(), duties: z.string(), userId: Id.optional() }),
        ),
      }),
    ),
    asOf: z.string(),
  }),
  async run({ client, vault, scope, now }, { responseId }) {
    const values: unknown[] = [responseId]
    const { rows } = await client.query<GroupTuple>(
      `select id, area_id::text, members, sealed, key_id, command_id, set_by, set_at from responses.command_group
       where response_id = $1 and superseded_at is null and ${boundTo(scope, 'response_id', values)} order by area_id limit 200`,
      values,
    )
    const people = await namesOfUsers(
      client,
      vault,
      rows.map((row) => row.set_by),
    )
    const places = await areaNames(
      client,
      rows.map((row) => row.area_id),
    )
    const shown = await Promise.all(
      rows.map(async (row) => {
        const { sealed, key_id: keyId } = row
        const names = sealed && keyId ? await vault.open({ keyId, bytes: sealed }, row.command_id) : undefined
        const { members } = joinPersonal({ members: row.members }, names) as {
          members: { office: string; duties: string }[]
        }
        return {
          id: row.id,
          areaId: row.area_id,
          areaName: places.get(row.area_id) ?? '',
          setAt: row.set_at.toISOString(),
          setBy: people.get(row.set_by) ?? '',
          members,
        }
      }),
    )
    return { rows: shown, asOf: now.toISOString() }
  },
})
