import type { Language } from '../../../platform/browser/language/language.ts'
import type { Area, AreaKind } from '../area.ts'
import { kindOfArea, levelNames } from '../area.ts'

/** An area as the queries of this room answer it. */
export type AreaRow = Area & { hasChildren?: boolean; parentName?: string | null }

const kindNames: Record<AreaKind, { zh: string; en: string }> = {
  street: { zh: '街道', en: 'street' },
  town: { zh: '镇', en: 'town' },
  townshipProper: { zh: '乡', en: 'township' },
  townshipLike: { zh: '类似乡级单位', en: 'like a township' },
  campus: { zh: '校园', en: 'campus' },
  residents: { zh: '社区', en: 'community' },
  villagers: { zh: '村', en: 'village' },
  villageLike: { zh: '类似村级单位', en: 'like a village' },
  estate: { zh: '小区', en: 'estate' },
}

/** What kind of place it is, in a word: 镇, 社区, 网格. */
export function kindText({ id, level }: Pick<Area, 'id' | 'level'>, language: Language): string {
  const kind = kindOfArea(id)
  return (kind ? kindNames[kind] : levelNames[level])[language]
}
