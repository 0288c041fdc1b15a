import type { Problem } from '../../platform/shared/problem.ts'
import type { PostKind } from './posts.ts'
import { problems } from './problems.ts'
import type { Deed, Prohibition } from './prohibitions.ts'
import type { Offer, RulePack } from './rule-pack.ts'
import type { PassageRule, ZoneLevel, ZoneMeasure } from './zone-rules.ts'

/** Whether a measured temperature (°C) counts as a fever; the threshold itself does (37.3 is a fever). */
export function isFever(pack: RulePack, celsius: number): boolean {
  return celsius >= pack.fever.thresholdCelsius.value
}

/** Why a response under this pack cannot use a function, or nothing when it can. Problem: notOffered. */
export function whyNotOffered(pack: RulePack, offer: Offer): Problem | undefined {
  return pack.offers.value.includes(offer) ? undefined : problems.notOffered({ pack: pack.id })
}

/**
 * What lets a person or vehicle leave or enter a place of this zone level and measure.
 * The rule for exactly this level and measure comes first, then the one for the measure; nothing when the pack has neither,
 * which is free passage: a limit must be written down to hold.
 */
export function passageRule(
  pack: RulePack,
  place: { level: ZoneLevel; measure: ZoneMeasure },
  direction: 'leave' | 'enter',
): PassageRule | undefined {
  const rules = pack.checkpoints?.rules ?? []
  const exact = rules.find((rule) => rule.level === place.level && rule.measure === place.measure)
  return (exact ?? rules.find((rule) => rule.measure === place.measure))?.[direction]
}

/** Why something is an over-escalation under this pack, or nothing. Problem: prohibited, with the text of the first rule broken. */
export function whyNotAllowed(pack: RulePack, deed: Deed): Problem | undefined {
  if (deed.approver?.trim() && deed.legalReference?.trim()) return undefined
  const broken = pack.prohibitions.find((prohibition) => isBroken(prohibition, deed))
  return broken && problems.prohibited({ rule: broken.id, ruleZh: broken.text.value.zh, ruleEn: broken.text.value.en })
}

function isBroken(prohibition: Prohibition, deed: Deed): boolean {
  const when = prohibition.when.value
  return (
    prohibition.deeds.value.includes(deed.deed) &&
    (!when.placeLevels || when.placeLevels.includes(deed.placeLevel)) &&
    (when.withinRule === undefined || when.withinRule === deed.withinRule) &&
    (when.hasOrder === undefined || when.hasOrder === deed.hasOrder) &&
    (when.mayIsolateAtHome === undefined || when.mayIsolateAtHome === deed.mayIsolateAtHome)
  )
}

/**
 * The first stretch of a post's hours that no shift covers or that two shifts cover, as a clock time; nothing when they fit.
 * Shifts are given in the order in which they follow each other.
 */
export function shiftMisfit(
  post: Pick<PostKind, 'hours' | 'shifts'>,
): { misfit: 'gap' | 'overlap'; at: string } | undefined {
  const length = lengthOf(post.hours)
  // A post that never closes may count its day from any hour: 08-20 and 20-08 cover it.
  const opens = minutes(length === 1440 ? (post.shifts[0]?.from ?? post.hours.from) : post.hours.from)
  let reached = opens
  for (const shift of post.shifts) {
    const from = minutes(shift.from) + (minutes(shift.from) < opens ? 1440 : 0)
    if (from > reached) return { misfit: 'gap', at: clock(reached) }
    if (from < reached) return { misfit: 'overlap', at: clock(from) }
    reached = from + lengthOf(shift)
  }
  if (reached < opens + length) return { misfit: 'gap', at: clock(reached) }
  return reached > opens + length ? { misfit: 'overlap', at: clock(opens + length) } : undefined
}

function lengthOf(span: { from: string; until: string }): number {
  const length = minutes(span.until) - minutes(span.from)
  return length > 0 ? length : length + 1440
}

function minutes(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}

function clock(total: number): string {
  const ofDay = total % 1440
  return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`
}
