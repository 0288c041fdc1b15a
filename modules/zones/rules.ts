import { type AreaId, isWithin } from '../../platform/shared/area-id.ts'
import { localDay, startOfLocalDay } from '../../platform/shared/dates.ts'
import type { Problem } from '../../platform/shared/problem.ts'
import type { RulePack } from '../playbooks/rule-pack.ts'
import { whyNotAllowed, whyNotOffered } from '../playbooks/rules.ts'
import type { ZoneLevel, ZoneMeasure, ZoneRule } from '../playbooks/zone-rules.ts'
import { problems } from './problems.ts'
import { type ChangeZone, travelLimits } from './zone.ts'

/** The zone that holds on exactly this area when another one begins. */
export interface StandingZone {
  level: ZoneLevel
  measure: ZoneMeasure
  from: Date
  until: Date | null
}

export interface ZoneFacts {
  pack: RulePack
  responseArea: AreaId
  standing: StandingZone | undefined
  now: Date
}

/** The measure of a new zone: as asked for, or the one that the pack gives to the level. */
export function measureOf(pack: RulePack, zone: Pick<ChangeZone, 'level' | 'measure'>): ZoneMeasure {
  return zone.measure ?? ruleOf(pack, zone.level)?.measure.value ?? 'none'
}

/**
 * Why a zone cannot be drawn so. Problems: playbooks.notOffered, unknownLevel, outsideResponse, untilBeforeFrom, orderNotYetSigned, alreadySo,
 * and playbooks.prohibited for what breaks a prohibition of the pack without an approver and a legal reference.
 */
export function whyNotChange(zone: ChangeZone, { pack, responseArea, standing, now }: ZoneFacts): Problem | undefined {
  const missing = whyNotOffered(pack, 'zones')
  if (missing) return missing
  const rule = ruleOf(pack, zone.level)
  if (!rule)
    return problems.unknownLevel({ level: zone.level, known: (pack.zones ?? []).map(({ level }) => level).join(', ') })
  if (!isWithin(zone.areaId, responseArea)) return problems.outsideResponse()
  if (zone.until && new Date(zone.until) <= new Date(zone.from)) return problems.untilBeforeFrom()
  if (zone.order.signedOn > localDay(now)) return problems.orderNotYetSigned({ number: zone.order.number })
  const measure = measureOf(pack, zone)
  const same = standing?.level === zone.level && standing.measure === measure
  if (same && (standing.until?.getTime() ?? 0) === (zone.until ? new Date(zone.until).getTime() : 0))
    return problems.alreadySo()
  return whyProhibited(zone, rule, measure, { pack, standing })
}

function whyProhibited(
  zone: ChangeZone,
  rule: ZoneRule,
  measure: ZoneMeasure,
  { pack, standing }: Pick<ZoneFacts, 'pack' | 'standing'>,
): Problem | undefined {
  const { level, approver, legalReference } = zone
  const facts = {
    placeLevel: level,
    hasOrder: true,
    mayIsolateAtHome: false,
    ...(approver ? { approver } : {}),
    ...(legalReference ? { legalReference } : {}),
  }
  const limits =
    travelLimits.includes(measure) &&
    whyNotAllowed(pack, { ...facts, deed: 'limitTravel', withinRule: measure === rule.measure.value })
  if (limits) return limits
  return whyNotAllowed(pack, { ...facts, deed: 'extendZone', withinRule: !isTooLong(zone, rule, standing) })
}

/** Longer than the days after which the pack lets it be lifted, counted from the last new case or from where the zone began. */
function isTooLong(zone: ChangeZone, rule: ZoneRule, standing: StandingZone | undefined): boolean {
  const days = Math.max(0, ...rule.lift.flatMap(({ tests }) => tests.map(({ days: some }) => some?.value ?? 0)))
  if (!zone.until || days === 0) return false
  const goesOn = standing?.level === zone.level ? standing.from : new Date(zone.from)
  const counted = zone.newCaseOn ? startOfLocalDay(zone.newCaseOn) : goesOn
  // The day itself is day zero: fourteen days without a case end with the fourteenth day after it.
  return new Date(zone.until).getTime() - startOfLocalDay(localDay(counted)).getTime() > (days + 1) * 86_400_000
}

function ruleOf(pack: RulePack, level: ZoneLevel): ZoneRule | undefined {
  return pack.zones?.find((one) => one.level === level)
}
