import { z } from 'zod'
import { AreaId } from '../../platform/shared/area-id.ts'
import { Seen } from '../../platform/shared/changed-meanwhile.ts'
import { LocalDay } from '../../platform/shared/dates.ts'
import { Id } from '../../platform/shared/ids.ts'
import { WrittenOrder } from '../duty/order.ts'
import { ZoneLevel, ZoneMeasure } from '../playbooks/zone-rules.ts'

const At = z.iso.datetime({ offset: true })

/** Puts an area at a level under a measure from a moment on; the zone that holds there ends then. */
export const ChangeZone = z.strictObject({
  zoneId: Id,
  responseId: Id,
  areaId: AreaId,
  level: ZoneLevel.exclude(['routine']),
  /** The level that stood on this very area when this was decided; `routine` where none did. */
  seen: Seen,
  /** Left out: the measure that the rule pack gives to this level. */
  measure: ZoneMeasure.optional(),
  from: At,
  until: At.optional(),
  /** Days of the rule count from the last new case; left out: from the zone's beginning. */
  newCaseOn: LocalDay.optional(),
  order: WrittenOrder,
  reason: z.string().trim().min(2).max(300),
  /** Where a prohibition is set aside: who approved, on what legal ground. */
  approver: z.string().trim().min(2).max(80).optional(),
  legalReference: z.string().trim().min(4).max(200).optional(),
})
export type ChangeZone = z.infer<typeof ChangeZone>

export const EndZone = z.strictObject({ zoneId: Id, reason: z.string().trim().min(2).max(300) })

/** The measures under which people may not travel. */
export const travelLimits: readonly string[] = ['stayInHome', 'noExit', 'stayInPlaceOrder']

export const measureNames: Record<z.infer<typeof ZoneMeasure>, { zh: string; en: string }> = {
  stayInHome: { zh: '足不出户', en: 'stay in home' },
  noExit: { zh: '人不出区', en: 'no exit' },
  noGathering: { zh: '不聚集', en: 'no gathering' },
  stayInPlaceOrder: { zh: '静态管理', en: 'stay in place' },
  none: { zh: '无', en: 'none' },
}
