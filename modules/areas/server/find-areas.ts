import type pg from 'pg'
import { type AreaId, areaSpan } from '../../../platform/shared/area-id.ts'
import type { Area } from '../area.ts'

interface AreaTuple {
  id: string
  code: string
  name: string
  level: string
  parent_id: string | null
}

const COLUMNS = 'id, code, name, level, parent_id'

/** The areas of these ids that are registered, by id. */
export async function findAreas(client: pg.ClientBase, ids: readonly AreaId[]): Promise<Map<AreaId, Area>> {
  if (ids.length === 0) return new Map()
  const { rows } = await client.query<AreaTuple>(`select ${COLUMNS} from areas.area where id = any($1::bigint[])`, [
    ids,
  ])
  return new Map(rows.map((row) => [row.id, areaOf(row)]))
}

/** Names by id; an area that is not registered is left out. */
export async function areaNames(client: pg.ClientBase, ids: readonly AreaId[]): Promise<Map<AreaId, string>> {
  const areas = await findAreas(client, [...new Set(ids)])
  return new Map([...areas].map(([id, { name }]) => [id, name]))
}

/** An area and all below it, in the order of their codes; with `level` only those of that level. */
export async function areasWithin(
  client: pg.ClientBase,
  id: AreaId,
  { level }: { level?: string } = {},
): Promise<Area[]> {
  const { from, to } = areaSpan(id)
  const { rows } = await client.query<AreaTuple>(
    `select ${COLUMNS} from areas.area where id >= $1 and id < $2 and ($3::text is null or level = $3) order by id`,
    [from, to, level ?? null],
  )
  return rows.map(areaOf)
}

export function areaOf(row: AreaTuple): Area {
  return { id: row.id, code: row.code, name: row.name, level: row.level as Area['level'], parentId: row.parent_id }
}
