import { type AreaId, type AreaLevel, codeOf, isWithin, levelOf, parentOf } from '../../platform/shared/area-id.ts'
import type { Problem } from '../../platform/shared/problem.ts'
import { type AreaKind, kindOfArea, levelNames, type NewArea } from './area.ts'
import { problems } from './problems.ts'

/** The id of a code as sheets write it: 2, 4, 6, 9, 12, 15 or 18 digits, with or without zeros behind; undefined for another. */
export function areaIdOfCode(text: string): AreaId | undefined {
  const code = text.normalize('NFKC').replace(/\s/g, '')
  return /^[1-9]\d(\d{2}){0,2}$|^[1-9]\d{5}(\d{3}){1,4}$/.test(code) ? code.padEnd(18, '0') : undefined
}

// What sheets call a level. A kind (campus, estate, street) says more than a level and is held against the digits too.
const levelWords: Record<string, { level: AreaLevel; kind?: AreaKind }> = {
  province: { level: 'province' },
  省: { level: 'province' },
  省级: { level: 'province' },
  prefecture: { level: 'prefecture' },
  city: { level: 'prefecture' },
  市: { level: 'prefecture' },
  市级: { level: 'prefecture' },
  地级: { level: 'prefecture' },
  county: { level: 'county' },
  县: { level: 'county' },
  区: { level: 'county' },
  县级: { level: 'county' },
  区县: { level: 'county' },
  township: { level: 'township' },
  乡级: { level: 'township' },
  乡镇: { level: 'township' },
  镇: { level: 'township' },
  乡: { level: 'township' },
  街道: { level: 'township', kind: 'street' },
  street: { level: 'township', kind: 'street' },
  campus: { level: 'township', kind: 'campus' },
  校园: { level: 'township', kind: 'campus' },
  校区: { level: 'township', kind: 'campus' },
  village: { level: 'village' },
  村级: { level: 'village' },
  村: { level: 'village' },
  社区: { level: 'village' },
  行政村: { level: 'village' },
  estate: { level: 'village', kind: 'estate' },
  小区: { level: 'village', kind: 'estate' },
  grid: { level: 'grid' },
  网格: { level: 'grid' },
  building: { level: 'building' },
  楼栋: { level: 'building' },
  楼: { level: 'building' },
}

/** Why the level that a sheet names does not fit the digits of the code. An empty level is no claim. */
export function whyNotLevel(id: AreaId, text: string): Problem | undefined {
  if (text === '') return undefined
  const said = levelWords[text.normalize('NFKC').trim().toLowerCase()]
  if (!said) return problems.levelUnknown({ level: text.slice(0, 20) })
  const is = levelOf(id)
  if (said.level !== is) {
    return problems.levelMismatch({ code: codeOf(id), isZh: levelNames[is].zh, isEn: levelNames[is].en, said: text })
  }
  if (said.kind === 'campus' && kindOfArea(id) !== 'campus') return problems.campusDigits({ code: codeOf(id) })
  if (said.kind === 'estate' && kindOfArea(id) !== 'estate') return problems.estateDigits({ code: codeOf(id) })
  return undefined
}

/**
 * Why a place cannot stand where it wants to: digits of no kind, a parent that is not above it, a parent that is not there.
 * Counties and what is above them may stand without a parent.
 */
export function whyNotPlaced(
  { areaId, parentId }: Omit<NewArea, 'name'>,
  isThere: (id: AreaId) => boolean,
): Problem | undefined {
  const level = levelOf(areaId)
  const code = codeOf(areaId)
  if (level === 'country') return problems.badCode({ code })
  if ((level === 'township' || level === 'village') && !kindOfArea(areaId)) return problems.digitsUnknown({ code })
  if (parentId === null)
    return isTop(level) ? undefined : problems.parentMissing({ code, parent: codeOf(parentOf(areaId) ?? areaId) })
  if (parentId === areaId || !isWithin(areaId, parentId))
    return problems.parentNotAbove({ code, parent: codeOf(parentId) })
  return isThere(parentId) ? undefined : problems.parentMissing({ code, parent: codeOf(parentId) })
}

/** The parent a code asks for by its digits, when the sheet names none. */
export function parentByDigits(areaId: AreaId, isThere: (id: AreaId) => boolean): AreaId | null {
  const parent = parentOf(areaId)
  if (!parent || (isTop(levelOf(areaId)) && !isThere(parent))) return null
  return parent
}

function isTop(level: AreaLevel): boolean {
  return level === 'province' || level === 'prefecture' || level === 'county'
}
