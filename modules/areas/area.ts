import { z } from 'zod'
import { AreaId, type AreaLevel, areaLevels, isWithin, levelOf, wholeCountry } from '../../platform/shared/area-id.ts'

/** The levels that a register of places holds; above the provinces there is only the root of the tree. */
export const registerLevels = areaLevels.filter((level) => level !== 'country')

export const AreaName = z.string().trim().min(1).max(60)

export const Area = z.object({
  id: AreaId,
  code: z.string(),
  name: z.string(),
  level: z.enum(areaLevels),
  parentId: AreaId.nullable(),
})
export type Area = z.infer<typeof Area>

/** One place as the register takes it. The level and the code follow from the id. */
export const NewArea = z.strictObject({ areaId: AreaId, name: AreaName, parentId: AreaId.nullable() })
export type NewArea = z.infer<typeof NewArea>

export const areaImportLimit = 50_000
export const ImportAreas = z.strictObject({ areas: z.array(NewArea).min(1).max(areaImportLimit) })

export const areaKinds = [
  'street',
  'town',
  'townshipProper',
  'townshipLike',
  'campus',
  'residents',
  'villagers',
  'villageLike',
  'estate',
] as const
export type AreaKind = (typeof areaKinds)[number]

/**
 * What kind of township or village the digits say (GB/T 10114): 001-099 street, 100-199 town, 200-399 township, 400-599 a unit
 * like one; below 200 residents' committee, 200-399 villagers' committee, 400-499 a unit like one. Ours, from digits nobody
 * uses: townships from 900 on are campuses, villages from 500 on are estates. Undefined on other levels and for no such kind.
 */
export function kindOfArea(id: AreaId): AreaKind | undefined {
  const level = levelOf(id)
  if (level === 'township') {
    const digits = Number(id.slice(6, 9))
    if (digits < 100) return 'street'
    if (digits < 200) return 'town'
    if (digits < 400) return 'townshipProper'
    if (digits < 600) return 'townshipLike'
    return digits >= 900 ? 'campus' : undefined
  }
  if (level !== 'village') return undefined
  const digits = Number(id.slice(9, 12))
  if (digits < 200) return 'residents'
  if (digits < 400) return 'villagers'
  return digits < 500 ? 'villageLike' : 'estate'
}

/** The smallest area that holds them all: what authority over all of them is measured by. */
export function commonAreaOf(ids: readonly AreaId[]): AreaId {
  const [first = wholeCountry, ...others] = ids
  return others.reduce((common, id) => (isWithin(id, common) ? common : sharedStart(common, id)), first)
}

const lengthsUp: readonly number[] = [15, 12, 9, 6, 4, 2, 0]

function sharedStart(one: AreaId, other: AreaId): AreaId {
  const length = lengthsUp.find((digits) => one.slice(0, digits) === other.slice(0, digits)) ?? 0
  return one.slice(0, length).padEnd(18, '0')
}

export const levelNames: Record<AreaLevel, { zh: string; en: string }> = {
  country: { zh: '全国', en: 'country' },
  province: { zh: '省级', en: 'province' },
  prefecture: { zh: '市级', en: 'prefecture' },
  county: { zh: '县级', en: 'county' },
  township: { zh: '乡级', en: 'township' },
  village: { zh: '村级', en: 'village' },
  grid: { zh: '网格', en: 'grid' },
  building: { zh: '楼栋', en: 'building' },
}
