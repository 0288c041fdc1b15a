import type pg from 'pg'
import { platformProblems } from '../../../platform/server/problems.ts'
import type { AreaId } from '../../../platform/shared/area-id.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import type { Stage } from '../response.ts'

export interface Response {
  id: string
  areaId: AreaId
  name: string
  /** Id of one of the playbook's response levels. */
  level: string
  stage: Stage
  playbookId: string
  rulePackId: string
  openedAt: Date
  closedAt: Date | null
}

/** The responses of these ids that touch the transaction's scope, by id; closed ones too. */
export async function findResponses(client: pg.ClientBase, ids: readonly string[]): Promise<Map<string, Response>> {
  if (ids.length === 0) return new Map()
  const { rows } = await client.query<Response>(
    `select id, area_id::text as "areaId", name, level, stage, playbook_id as "playbookId", rule_pack_id as "rulePackId",
       opened_at as "openedAt", closed_at as "closedAt" from responses.response where id = any($1::uuid[])`,
    [[...new Set(ids)]],
  )
  return new Map(rows.map((row) => [row.id, { ...row, areaId: row.areaId.padStart(18, '0') }]))
}

/** The newest response that is open and touches the transaction's scope; of those alone that the asker is bound to, if any. */
export async function newestOpenResponse(
  client: pg.ClientBase,
  boundTo: readonly string[] | undefined,
): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>(
    `select id from responses.response where closed_at is null and ($1::uuid[] is null or id = any($1))
     order by opened_at desc, id desc limit 1`,
    [boundTo ?? null],
  )
  return rows[0]?.id
}

/** The response with this id. Refuses with platform.notFound. */
export async function getResponse(client: pg.ClientBase, id: string): Promise<Response> {
  return (await findResponses(client, [id])).get(id) ?? refuse(platformProblems.notFound())
}
