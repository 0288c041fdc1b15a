import { z } from 'zod'
import { exporting } from '../../../platform/server/export.ts'
import { AreaId, codeOf, wholeCountry } from '../../../platform/shared/area-id.ts'
import { levelNames } from '../area.ts'
import { areasWithin } from './find-areas.ts'

/** Areas as a sheet of the same columns as the import, so that it can be mended and sent back. */
export const areaExport = exporting({
  name: 'areas.areas',
  permission: 'areas.read',
  input: z.object({ within: AreaId.default(wholeCountry), parentId: AreaId.optional(), text: z.string().optional() }),
  title: { zh: '区域', en: 'Areas' },
  columns: () => [
    { key: 'code', header: { zh: '区划代码', en: 'code' }, width: 22 },
    { key: 'name', header: { zh: '名称', en: 'name' }, width: 26 },
    { key: 'parent', header: { zh: '上级代码', en: 'parent' }, width: 22 },
    { key: 'level', header: { zh: '级别', en: 'level' } },
  ],
  async *rows({ client, actor }, { within, parentId, text }) {
    for (const area of await areasWithin(client, parentId ?? within)) {
      if (parentId && area.parentId !== parentId) continue
      if (text && !area.name.includes(text) && !area.code.startsWith(text)) continue
      const level = actor.language === 'zh' ? levelNames[area.level].zh : area.level
      yield { code: area.code, name: area.name, parent: area.parentId ? codeOf(area.parentId) : '', level }
    }
  },
})
