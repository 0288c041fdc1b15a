import type { AreaId } from '../../../platform/shared/area-id.ts'
import type { Problem } from '../../../platform/shared/problem.ts'
import type { Area } from '../../areas/area.ts'
import { areaIdOfCode } from '../../areas/rules.ts'
import { problems } from '../problems.ts'
import { whyNotHome } from '../rules.ts'

export interface VillageIndex {
  /** The place a row means by a name or a code, in the township it names if any. */
  find(text: string, township: string): { areaId: AreaId } | { problem: Problem }
}

const SHOWN = 3

/**
 * Finds villages the way people write them: 中林社区 for 中林社区居委会, 李店村 for 李店村民委员会, with the township in front or in
 * a column of its own. The whole name wins over the short one; what fits several places is told, never guessed.
 */
export function indexVillages(areas: readonly Area[]): VillageIndex {
  const byId = new Map(areas.map((area) => [area.id, area]))
  const townships = areas.filter((area) => area.level === 'township')
  const villages = areas.filter((area) => area.level === 'village')
  const indexes = [plain, withoutCommittee, stem].map((shorten) => Map.groupBy(villages, (area) => shorten(area.name)))

  function named(text: string, within: readonly Area[]): Area[] {
    for (const [at, shorten] of [plain, withoutCommittee, stem].entries()) {
      const fits = indexes[at]?.get(shorten(text)) ?? []
      const here =
        within.length > 0 ? fits.filter((area) => within.some((township) => township.id === area.parentId)) : fits
      if (here.length > 0) return here
    }
    return []
  }

  function townshipsOf(text: string): Area[] {
    const wanted = plain(text)
    return wanted === ''
      ? []
      : townships.filter(
          (area) => plain(area.name) === wanted || area.code === wanted || area.id === areaIdOfCode(wanted),
        )
  }

  return {
    find(text, township) {
      if (text === '') return { problem: problems.areaMissing() }
      const said = text.slice(0, 40)
      const code = areaIdOfCode(text)
      if (code) return byId.has(code) ? homeOf(code) : { problem: problems.areaUnknown({ area: said }) }
      const within = townshipsOf(township)
      if (township && within.length === 0) return { problem: problems.areaUnknown({ area: township.slice(0, 40) }) }
      const prefixed = townships.filter((area) => plain(text).startsWith(plain(area.name)))
      const found = named(text, within)
      const fits =
        found.length > 0 ? found : prefixed.flatMap((area) => named(plain(text).slice(plain(area.name).length), [area]))
      if (fits.length === 1 && fits[0]) return { areaId: fits[0].id }
      if (fits.length === 0) return { problem: problems.areaUnknown({ area: said }) }
      const where = fits
        .slice(0, SHOWN)
        .map((area) => `${byId.get(area.parentId ?? '')?.name ?? ''}${area.name} ${area.code}`)
      return { problem: problems.areaAmbiguous({ area: said, count: fits.length, where: where.join('；') }) }
    },
  }
}

function homeOf(areaId: AreaId): { areaId: AreaId } | { problem: Problem } {
  const problem = whyNotHome(areaId)
  return problem ? { problem } : { areaId }
}

function plain(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '')
}
function withoutCommittee(name: string): string {
  return plain(name).replace(/(村民委员会|村委会|社区居民委员会|社区居委会|居民委员会|居委会)$/, (tail) =>
    /^社区/.test(tail) ? '社区' : /^村/.test(tail) ? '村' : '',
  )
}
function stem(name: string): string {
  return withoutCommittee(name).replace(/(?<=.)(村|社区)$/, '')
}
