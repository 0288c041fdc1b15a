import pg from 'pg'
import { loadPlaybook, loadRulePack } from '../../modules/playbooks/server/public.ts'
import { type AreaId, areaSpan } from '../../platform/shared/area-id.ts'
import { newId } from '../../platform/shared/ids.ts'
import { places } from './places.ts'

/** A response that runs in the cast's county, with one checkpoint in each of two townships. */
export interface Stage {
  responseId: string
  checkpointId: string
  otherCheckpointId: string
}

/** Sets the stage behind the server's back, for tests whose story begins at an open checkpoint. */
export async function setStage(databaseUrl: string): Promise<Stage> {
  const areas = [places.township, places.otherTownship]
  const { responseId, checkpointIds } = await insertStage(databaseUrl, places.county, areas)
  return { responseId, checkpointId: checkpointIds[0] as string, otherCheckpointId: checkpointIds[1] as string }
}

/** Writes a response over a county that has run for 40 days, and a checkpoint in each of the areas. */
export async function insertStage(databaseUrl: string, county: AreaId, areas: readonly AreaId[]) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const responseId = newId()
  const [playbook, rulePack] = [await loadPlaybook('county-mobilisation'), await loadRulePack('cn-8e')]
  const opened = new Date(Date.now() - 40 * 86_400_000)
  await client.query(
    `insert into responses.response (id, area_id, area_end, name, level, stage, playbook_id, playbook, rule_pack_id, rule_pack, opened_by, opened_at)
     values ($1, $2, $3, '演练响应', '二级', 'responding', 'county-mobilisation', $4, 'cn-8e', $5, $1, $6)`,
    [responseId, county, areaSpan(county).to, JSON.stringify(playbook), JSON.stringify(rulePack), opened],
  )
  const checkpointIds: string[] = []
  for (const [at, area] of areas.entries()) {
    const id = newId()
    await client.query(
      `insert into duty.post (id, response_id, precinct_id, area_id, kind, post_kind, name, place, opens_minute, shuts_minute, staffing, opened_by, opened_at)
       values ($1, $2, $3, $3, 'checkpoint', 'checkpoint', $4, '路口', 0, 1440, '[]', $1, $5)`,
      [id, responseId, area, `${at + 1}号卡点`, opened],
    )
    checkpointIds.push(id)
  }
  await client.end()
  return { responseId, checkpointIds }
}
