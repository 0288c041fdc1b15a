import { exporting } from '../../../platform/server/export.ts'
import { inPortions } from '../../../platform/server/portions.ts'
import { localStamp } from '../../../platform/shared/dates.ts'
import { describePassages, namePlaces, type PlaceNames, passageColumns } from './describe-passages.ts'
import { PassageFilter, passagesWhere } from './passage-filter.ts'
import { countPassages } from './passage-list.ts'

/** What a list shows is made of: the rest of a row is not carried for a million of them. */
const COLUMNS = `precinct_id, id, area_id, checkpoint_id, command_id, subject, direction, decision, reason, permit_kind, people,
  fevers, sealed, key_id, corrects, revoked_while_offline, made_at, received_at, superseded_at`

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
  count: ({ client, scope }, filter) => countPassages(client, { ...filter, within: scope.areaIds }),
  async *rows(context, filter) {
    const { client, scope } = context
    const { text, values } = passagesWhere({ ...filter, within: scope.areaIds }, 'made_at')
    const known: PlaceNames = { posts: new Map(), areas: new Map() }
    const portions = inPortions(client, {
      text: `select ${COLUMNS} from checkpoints.passage where ${text} and superseded_at is null order by made_at desc, id desc`,
      values,
      async prepare(rows: Record<string, unknown>[]) {
        await namePlaces(client, rows, known)
        return rows
      },
    })
    for await (const rows of portions) {
      const described = await describePassages(context, rows, known)
      yield described.map((row, at) => ({ ...row, madeAt: localStamp(rows[at]?.made_at as Date) }))
    }
  },
})
