import type { ServerModule } from '../../../platform/server/module.ts'
import { problems } from '../problems.ts'
import { changeZone } from './change-zone.ts'
import { endZone } from './end-zone.ts'
import { listZones } from './list-zones.ts'

export const zones: ServerModule = {
  name: 'zones',
  actions: [changeZone, endZone],
  queries: [listZones],
  constraints: {
    zone_pk: () => problems.alreadyChanged(),
    zone_one_at_a_time: () => problems.overlaps(),
  },
}
