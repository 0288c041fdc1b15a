import type pg from 'pg'
import { type AreaId, areaLevels, isWithin, levelOf } from '../../../platform/shared/area-id.ts'
import type { ZoneLevel, ZoneMeasure } from '../../playbooks/zone-rules.ts'

export interface Zone {
  areaId: AreaId
  level: ZoneLevel
  measure: ZoneMeasure
}

/** The zone each area lies in at a moment; the narrowest one counts. Areas in no zone are left out. */
export async function zonesOf(
  client: pg.ClientBase,
  responseId: string,
  areaIds: readonly AreaId[],
  at: Date,
): Promise<Map<AreaId, Zone>> {
  const { rows } = await client.query<Zone>({
    name: 'zones-now',
    text: `select area_id as "areaId", level, measure from zones.zone
           where response_id = $1 and from_at <= $2 and (until_at is null or $2 < until_at)`,
    values: [responseId, at],
  })
  const depth = (areaId: AreaId) => areaLevels.indexOf(levelOf(areaId))
  const narrowestFirst = rows.sort((a, b) => depth(b.areaId) - depth(a.areaId))
  const found = new Map<AreaId, Zone>()
  for (const areaId of areaIds) {
    const zone = narrowestFirst.find((one) => isWithin(areaId, one.areaId))
    if (zone) found.set(areaId, zone)
  }
  return found
}
