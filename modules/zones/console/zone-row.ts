import type { Bilingual } from '../../../platform/browser/language/language.ts'
import type { WrittenOrder } from '../../duty/order.ts'
import type { ZoneLevel, ZoneMeasure } from '../../playbooks/zone-rules.ts'

/** A zone as `zones.zones` answers it. */
export type ZoneRow = {
  id: string
  areaId: string
  areaName: string
  level: ZoneLevel
  measure: ZoneMeasure
  from: string
  until: string | null
  state: 'now' | 'coming' | 'over'
  rule: string
  order: WrittenOrder
  reason: string
  approver: string | null
  legalReference: string | null
  endReason: string | null
}

/** The levels of the response's rule pack, from `responses.one`. */
export type OfferedLevel = { level: ZoneLevel; name: Bilingual; measure: ZoneMeasure }

export const levelNames: Record<ZoneLevel, Bilingual> = {
  sealed: { zh: '封控区', en: 'sealed' },
  controlled: { zh: '管控区', en: 'controlled' },
  precaution: { zh: '防范区', en: 'precaution' },
  high: { zh: '高风险区', en: 'high risk' },
  medium: { zh: '中风险区', en: 'medium risk' },
  low: { zh: '低风险区', en: 'low risk' },
  routine: { zh: '常态', en: 'routine' },
}

/** Whose hatching a level is drawn with. */
export const hatchings: Partial<Record<ZoneLevel, 'high' | 'medium' | 'low'>> = {
  sealed: 'high',
  high: 'high',
  controlled: 'medium',
  medium: 'medium',
  precaution: 'low',
  low: 'low',
}
