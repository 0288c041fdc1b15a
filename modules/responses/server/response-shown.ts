import type pg from 'pg'
import { z } from 'zod'
import type { Scope } from '../../../platform/server/actor.ts'
import { AreaId } from '../../../platform/shared/area-id.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { areaNames } from '../../areas/server/public.ts'
import type { Name } from '../../playbooks/naming.ts'
import { stages } from '../response.ts'

const Words = z.object({ zh: z.string(), en: z.string() })

/** A response as screens list it. `level`, `playbookName` and `rulePackName` are in the account's language, `words` in both. */
export const ResponseShown = z.object({
  id: Id,
  name: z.string(),
  areaId: AreaId,
  areaName: z.string(),
  level: z.string(),
  levelId: z.string(),
  stage: z.enum(stages),
  playbookId: z.string(),
  playbookName: z.string(),
  rulePackId: z.string(),
  rulePackName: z.string(),
  openedAt: z.string(),
  closedAt: z.string().nullable(),
  words: z.object({ level: Words, playbook: Words, rulePack: Words }),
})
export type ResponseShown = z.infer<typeof ResponseShown>

export interface ResponseTuple {
  id: string
  name: string
  area_id: string
  level: string
  stage: ResponseShown['stage']
  playbook_id: string
  playbook_name: Name
  levels: { id: string; name: Name }[]
  rule_pack_id: string
  rule_pack_name: Name
  opened_at: Date
  closed_at: Date | null
}

// The frozen copies are long; a list wants their names only.
export const SHOWN = `id, name, area_id::text, level, stage, playbook_id, playbook->'name' as playbook_name,
  playbook->'responseLevels' as levels, rule_pack_id, rule_pack->'name' as rule_pack_name, opened_at, closed_at`

/** SQL for "among the responses that the asker's grants are bound to", beside what row security lets through. */
export function boundTo(scope: Scope, column: string, values: unknown[]): string {
  return scope.responseIds ? `${column} = any($${values.push(scope.responseIds)}::uuid[])` : 'true'
}

export async function showResponses(
  client: pg.ClientBase,
  rows: readonly ResponseTuple[],
  language: keyof z.infer<typeof Words>,
): Promise<ResponseShown[]> {
  const names = await areaNames(
    client,
    rows.map((row) => row.area_id.padStart(18, '0')),
  )
  return rows.map((row) => {
    const areaId = row.area_id.padStart(18, '0')
    const level = row.levels.find(({ id }) => id === row.level)?.name ?? { zh: row.level, en: row.level }
    return {
      id: row.id,
      name: row.name,
      areaId,
      areaName: names.get(areaId) ?? '',
      level: level[language],
      levelId: row.level,
      stage: row.stage,
      playbookId: row.playbook_id,
      playbookName: row.playbook_name[language],
      rulePackId: row.rule_pack_id,
      rulePackName: row.rule_pack_name[language],
      openedAt: row.opened_at.toISOString(),
      closedAt: row.closed_at?.toISOString() ?? null,
      words: { level, playbook: row.playbook_name, rulePack: row.rule_pack_name },
    }
  })
}
