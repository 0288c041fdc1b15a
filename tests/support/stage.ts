import pg from 'pg'
import { loadPlaybook, loadRulePack } from '../../modules/playbooks/server/public.ts'
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
  const stage = { responseId: newId(), checkpointId: newId(), otherCheckpointId: newId() }
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const playbook = await loadPlaybook('county-mobilisation')
  const rulePack = await loadRulePack('cn-8e')
  const opened = new Date(Date.now() - 5 * 86_400_000)
  await client.query(
    `insert into responses.response (id, area_id, name, level, playbook_id, playbook, rule_pack_id, rule_pack, opened_by, opened_at)
     values ($1, $2, '演练响应', '二级', 'county-mobilisation', $3, 'cn-8e', $4, $5, $6)`,
    [stage.responseId, places.county, JSON.stringify(playbook), JSON.stringify(rulePack), newId(), opened],
  )
  const posts = [
    [stage.checkpointId, places.township, '国道一号卡点'],
    [stage.otherCheckpointId, places.otherTownship, '省道二号卡点'],
  ]
  for (const [id, area, name] of posts) {
    await client.query(
      `insert into duty.post (id, response_id, precinct_id, area_id, kind, name, place, opened_at) values ($1, $2, $3, $3, 'checkpoint', $4, '路口', $5)`,
      [id, stage.responseId, area, name, opened],
    )
  }
  await client.end()
  return stage
}
