import { z } from 'zod'
import { type Import, type ImportRow, importing, type LookedAt } from '../../../platform/server/import.ts'
import type { QueryContext } from '../../../platform/server/query.ts'
import { type AreaId, codeOf, isWithin } from '../../../platform/shared/area-id.ts'
import type { Problem } from '../../../platform/shared/problem.ts'
import { AreaName, areaImportLimit, type NewArea } from '../area.ts'
import { problems } from '../problems.ts'
import { areaIdOfCode, parentByDigits, whyNotLevel, whyNotPlaced } from '../rules.ts'
import { findAreas } from './find-areas.ts'

const Nothing = z.object({})

/** Divisions, grids, buildings, campuses and estates from a sheet: code, name, and if wished the parent and the level. */
export const areaSheet: Import<typeof Nothing> = importing({
  name: 'areas.areas',
  title: { zh: '导入区域', en: 'Import areas' },
  action: 'areas.importAreas',
  input: Nothing,
  limit: areaImportLimit,
  columns: [
    { key: 'code', headers: ['区划代码', 'code', '代码', '统计用区划代码', '编码', '区域代码'], required: true },
    { key: 'name', headers: ['名称', 'name', '区域名称', '单位名称', '地名'], required: true },
    { key: 'parent', headers: ['上级代码', 'parent', '上级', '父级代码', '上级区划代码'] },
    { key: 'level', headers: ['级别', 'level', '层级', '类别'] },
  ],
  reader: (context) => sheetReader(context),
  command: (_input, rows) => ({ areas: rows as NewArea[] }),
})

function sheetReader({ client, scope }: QueryContext) {
  const lineOf = new Map<AreaId, number>()
  const good = new Set<AreaId>()
  return {
    async look(rows: readonly ImportRow[]): Promise<LookedAt[]> {
      const wanted = rows.flatMap((row) => idsNear(row))
      const known = await findAreas(client, wanted)
      const isThere = (id: AreaId) => known.has(id) || good.has(id)
      return rows.map((row) => {
        const looked = readRow(row, isThere)
        if ('problems' in looked) return looked
        const { areaId } = looked.row
        const before = lineOf.get(areaId)
        if (before) return { problems: [problems.codeTwice({ code: codeOf(areaId), line: before })] }
        if (!scope.areaIds.some((root) => isWithin(areaId, root)))
          return { problems: [problems.outside({ code: codeOf(areaId) })] }
        lineOf.set(areaId, row.line)
        good.add(areaId)
        return looked
      })
    },
  }
}

/** The area of a row and those that may stand above it: what has to be looked up. */
function idsNear({ values }: ImportRow): AreaId[] {
  const id = areaIdOfCode(values.code ?? '')
  const parent = areaIdOfCode(values.parent ?? '')
  const byDigits = id && parentByDigits(id, () => true)
  return [id, parent, byDigits].filter((one) => one !== undefined && one !== null)
}

function readRow({ values }: ImportRow, isThere: (id: AreaId) => boolean): { row: NewArea } | { problems: Problem[] } {
  const { code = '', name = '', parent = '', level = '' } = values
  const areaId = areaIdOfCode(code)
  const found: Problem[] = []
  if (!name) found.push(problems.nameMissing())
  else if (!AreaName.safeParse(name).success) found.push(problems.nameTooLong({ limit: 60 }))
  if (!areaId) return { problems: [...found, problems.badCode({ code: code.slice(0, 30) })] }
  const named = parent ? areaIdOfCode(parent) : undefined
  if (parent && !named) found.push(problems.badCode({ code: parent.slice(0, 30) }))
  // A county stands without its city where the city is not registered.
  const parentId =
    named && (isThere(named) || parentByDigits(areaId, () => false) !== null) ? named : parentByDigits(areaId, isThere)
  const wrong = whyNotLevel(areaId, level) ?? whyNotPlaced({ areaId, parentId }, isThere)
  if (wrong) found.push(wrong)
  return found.length > 0 ? { problems: found } : { row: { areaId, name, parentId } }
}
