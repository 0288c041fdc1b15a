import { exporting } from '../../../platform/server/export.ts'
import { localStamp } from '../../../platform/shared/dates.ts'
import { describePassages, passageColumns } from './describe-passages.ts'
import { PassageFilter } from './passage-filter.ts'
import { pageOfPassages } from './passage-list.ts'

const AT_ONCE = 500

/** The passages that a filter shows as a sheet, who passed masked. */
export const passageExport = exporting({
  name: 'checkpoints.passages',
  permission: 'report.export',
  input: PassageFilter,
  title: { zh: '通行登记', en: 'Passages' },
  columns: () =>
    passageColumns.map(({ key, label }) => ({
      key,
      header: label,
      ...(key === 'people' || key === 'fevers' ? { type: 'number' as const } : {}),
      ...(key === 'madeAt' ? { width: 18 } : {}),
    })),
  async *rows(context, filter) {
    let after: string | undefined
    do {
      const page = await pageOfPassages(context.client, filter, { limit: AT_ONCE, after })
      for (const row of await describePassages(context, page.rows)) {
        yield { ...row, madeAt: localStamp(new Date(String(row.madeAt))) }
      }
      after = page.next
    } while (after)
  },
})
