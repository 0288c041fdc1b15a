import { isWithin } from '../../../platform/shared/area-id.ts'
import type { Area } from '../../areas/area.ts'
import { areaIdOfCode } from '../../areas/rules.ts'

/** By code, or by the name as people say it, in the township that the row names if any. */
export function areasNamed(
  { area = '', township = '' }: Readonly<Record<string, string>>,
  areas: readonly Area[],
): Area[] {
  const id = areaIdOfCode(area)
  if (id) return areas.filter((one) => one.id === id)
  const townships = areas.filter((one) => one.level === 'township' && one.name === township).map((one) => one.id)
  const here = township ? areas.filter((one) => townships.some((root) => isWithin(one.id, root))) : areas
  return here.filter((one) => one.name === area || shortName(one.name) === shortName(area))
}

function shortName(name: string): string {
  return name.replace(/(村民|居民)?委员会$|村委会$|居委会$/, '').replace(/(?<=.{2})[村]$/, '')
}
