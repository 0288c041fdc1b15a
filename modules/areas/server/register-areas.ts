import type pg from 'pg'
import { type AreaId, codeOf, levelOf } from '../../../platform/shared/area-id.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import type { NewArea } from '../area.ts'
import { whyNotPlaced } from '../rules.ts'
import { findAreas } from './find-areas.ts'

export interface Registered {
  added: number
  unchanged: number
  renamed: { areaId: AreaId; from: string; to: string }[]
}

/**
 * Takes areas into the register: what is there with the same name is left, another name becomes a change, parents may come
 * in the same call. Refuses as a whole when one cannot stand where it wants to.
 */
export async function registerAreas(client: pg.ClientBase, areas: readonly NewArea[], now: Date): Promise<Registered> {
  const known = await findAreas(
    client,
    areas.flatMap((area) => (area.parentId ? [area.areaId, area.parentId] : [area.areaId])),
  )
  const coming = new Set(areas.map((area) => area.areaId))
  for (const area of areas) refuseIf(whyNotPlaced(area, (id) => known.has(id) || coming.has(id)))
  const fresh = areas.filter((area) => !known.has(area.areaId))
  const renamed = areas.flatMap(({ areaId, name }) => {
    const before = known.get(areaId)
    return before && before.name !== name ? [{ areaId, from: before.name, to: name }] : []
  })
  await insertAreas(client, fresh, now)
  await renameAreas(client, renamed, now)
  return { added: fresh.length, unchanged: areas.length - fresh.length - renamed.length, renamed }
}

const AT_ONCE = 5_000

async function insertAreas(client: pg.ClientBase, areas: readonly NewArea[], now: Date): Promise<void> {
  // Ids of what is above are smaller: in their order every parent is there before its children.
  const sorted = [...areas].sort((a, b) => (a.areaId < b.areaId ? -1 : 1))
  for (let at = 0; at < sorted.length; at += AT_ONCE) {
    const some = sorted.slice(at, at + AT_ONCE)
    const tuples = some.map(
      (_, row) => `($${row * 5 + 2},$${row * 5 + 3},$${row * 5 + 4},$${row * 5 + 5},$${row * 5 + 6},$1)`,
    )
    const values = some.flatMap(({ areaId, name, parentId }) => [
      areaId,
      codeOf(areaId),
      name,
      levelOf(areaId),
      parentId,
    ])
    await client.query(`insert into areas.area (id, code, name, level, parent_id, added_at) values ${tuples.join()}`, [
      now,
      ...values,
    ])
  }
}

async function renameAreas(client: pg.ClientBase, renamed: Registered['renamed'], now: Date): Promise<void> {
  for (const { areaId, to } of renamed) {
    await client.query('update areas.area set name = $2, renamed_at = $3 where id = $1', [areaId, to, now])
  }
}
