import type pg from 'pg'
import type { AreaId } from '../../../platform/shared/area-id.ts'
import { type Zone, zonesOf } from '../../zones/server/public.ts'

const known = new Map<string, { at: number; zone: Zone | undefined }>()
// Zones change by order, a few times a day; a gate that learns of it a second later has lost nothing.
const FRESH_MS = 1000
const MOST = 20_000

/** The zone around each area now, asked at most once a second for each. */
export async function zonesAround(
  client: pg.ClientBase,
  responseId: string,
  areaIds: readonly AreaId[],
): Promise<ReadonlyMap<AreaId, Zone | undefined>> {
  const now = performance.now()
  const since = (areaId: AreaId) => now - (known.get(`${responseId} ${areaId}`)?.at ?? Number.NEGATIVE_INFINITY)
  const stale = areaIds.filter((areaId) => since(areaId) > FRESH_MS)
  if (stale.length > 0) {
    const found = await zonesOf(client, responseId, stale, new Date())
    if (known.size > MOST) known.clear()
    for (const areaId of stale) known.set(`${responseId} ${areaId}`, { at: now, zone: found.get(areaId) })
  }
  return new Map(areaIds.map((areaId) => [areaId, known.get(`${responseId} ${areaId}`)?.zone]))
}
