import pg from 'pg'
import { loadPlaybook, loadRulePack } from '../../modules/playbooks/server/public.ts'
import { type AreaId, areaSpan } from '../../platform/shared/area-id.ts'
import { newId } from '../../platform/shared/ids.ts'

/** A response that is open, or closed, written by the owner of the tables: for rooms that only need there to be one. */
export async function openAResponse(databaseUrl: string, areaId: AreaId, { closed = false } = {}): Promise<string> {
  const id = newId()
  const [playbook, rulePack] = [await loadPlaybook('county-mobilisation'), await loadRulePack('cn-8e')]
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const openedAt = new Date(Date.now() - 3_600_000)
  await client.query(
    `insert into responses.response (id, area_id, area_end, name, level, stage, playbook_id, playbook, rule_pack_id, rule_pack,
       opened_by, opened_at, closed_by, closed_at, close_reason)
     values ($1, $2, $3, $4, $9, 'responding', 'county-mobilisation', $10, 'cn-8e', $11, $1, $5, $6, $7, $8)`,
    [
      id,
      areaId,
      areaSpan(areaId).to,
      `演示响应 ${id.slice(-4)}`,
      openedAt,
      closed ? id : null,
      closed ? new Date() : null,
      closed ? '演示结束' : null,
      playbook.responseLevels[0]?.id,
      JSON.stringify(playbook),
      JSON.stringify(rulePack),
    ],
  )
  await client.end()
  return id
}
