import { z } from 'zod'

/**
 * An area's id: 18 digits, county 6 (GB/T 2260), township 3, village 3, grid 3, building 3, filled with zeros on the right.
 * Kept as bigint in the database, so that a subtree is one half-open span of numbers.
 */
export const AreaId = z.string().regex(/^([1-9]\d{17}|0{18})$/)
export type AreaId = z.infer<typeof AreaId>

/** The root of the tree: above all provinces. */
export const wholeCountry: AreaId = '0'.repeat(18)

export const areaLevels = [
  'country',
  'province',
  'prefecture',
  'county',
  'township',
  'village',
  'grid',
  'building',
] as const
export type AreaLevel = (typeof areaLevels)[number]

const lengths = {
  country: 0,
  province: 2,
  prefecture: 4,
  county: 6,
  township: 9,
  village: 12,
  grid: 15,
  building: 18,
} as const

/** Numbers from `from` up to, but without, `to`; as text, for a bigint does not fit a JSON number. */
export interface AreaSpan {
  from: string
  to: string
}

/** The id of an official or own code of 6, 9, 12, 15 or 18 digits: '621121100' and '621121100000' are the same township. */
export function fromCode(code: string): AreaId {
  if (!/^[1-9]\d{5}(\d{3}){0,4}$/.test(code)) throw new Error(`not an area code: ${code}`)
  return code.padEnd(18, '0')
}

export function levelOf(id: AreaId): AreaLevel {
  const level = areaLevels.find((one) => /^0*$/.test(id.slice(lengths[one])))
  return level as AreaLevel
}

/** The code without the zeros it was filled with: 6 digits down to the county, 9 for a township, 12 for a village. */
export function codeOf(id: AreaId): string {
  return id.slice(0, Math.max(lengths[levelOf(id)], lengths.county))
}

/** The area's subtree as a span of ids. */
export function areaSpan(id: AreaId): AreaSpan {
  const size = 10n ** BigInt(18 - lengths[levelOf(id)])
  return { from: id, to: (BigInt(id) + size).toString() }
}

/** The next area up by digits; undefined above a province. Digits that skip a level (a building right under a village) skip it here too. */
export function parentOf(id: AreaId): AreaId | undefined {
  for (let at = areaLevels.indexOf(levelOf(id)) - 1; at > 0; at--) {
    const parent = id.slice(0, lengths[areaLevels[at] as AreaLevel]).padEnd(18, '0')
    if (parent !== id) return parent
  }
  return undefined
}

/** The township (or campus) an area lies in; a county and what is above it are their own precinct. */
export function precinctOf(id: AreaId): AreaId {
  return lengths[levelOf(id)] < lengths.township ? id : id.slice(0, lengths.township).padEnd(18, '0')
}

/** Whether `id` is `ancestor` or lies anywhere under it. */
export function isWithin(id: AreaId, ancestor: AreaId): boolean {
  return id.startsWith(ancestor.slice(0, lengths[levelOf(ancestor)]))
}

/** PostgreSQL's int8multirange text of some spans, merged and in order; '{}' for none, which lets nothing be seen. */
export function multirangeOf(spans: readonly AreaSpan[]): string {
  const sorted = spans
    .map((span) => ({ from: BigInt(span.from), to: BigInt(span.to) }))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  const merged: { from: bigint; to: bigint }[] = []
  for (const span of sorted) {
    const last = merged.at(-1)
    if (last && span.from <= last.to) {
      if (span.to > last.to) last.to = span.to
    } else merged.push({ ...span })
  }
  return `{${merged.map((span) => `[${span.from},${span.to})`).join(',')}}`
}
