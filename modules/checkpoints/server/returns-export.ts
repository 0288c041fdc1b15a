import { type ExportColumn, exporting } from '../../../platform/server/export.ts'
import { ReturnsAsked, returnColumns } from '../returns.ts'
import { countReturns } from './returns.ts'

/** The returns as a sheet, one line for each checkpoint and a total last. Needs the right to see them and the right to take them along. */
export const returnsExport = exporting({
  name: 'checkpoints.returns',
  permission: 'passage.read',
  alsoNeeds: 'report.export',
  input: ReturnsAsked,
  title: { zh: '进出统计', en: 'Returns' },
  columns: (): ExportColumn[] => [
    { key: 'area', header: { zh: '乡镇（街道）', en: 'Township' } },
    { key: 'checkpoint', header: { zh: '卡口', en: 'Checkpoint' } },
    ...returnColumns.map(({ key, group, label }) => ({
      key,
      header: { zh: `${group.zh} ${label.zh}`, en: `${group.en}: ${label.en}` },
      type: 'number' as const,
    })),
  ],
  async *rows(context, asked) {
    const { rows, total } = await countReturns(context, asked)
    for (const { area, checkpoint, values } of rows) yield { area, checkpoint, ...values }
    yield { area: { zh: '合计', en: 'Total' }[context.actor.language], checkpoint: '', ...total }
  },
})
