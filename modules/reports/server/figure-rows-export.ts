import { exporting } from '../../../platform/server/export.ts'
import { figureRows } from '../../../platform/server/figures/count.ts'
import { allFigures } from '../../../platform/server/figures/figure.ts'
import type { QueryContext } from '../../../platform/server/query.ts'
import { FigureQuestion, permissionOf, readQuestion } from './figure-question.ts'

const PAGE = 1_000

/** The rows behind a figure as a sheet, masked as on the screen. Needs the right to see them and the right to take them along. */
export const figureRowsExport = exporting({
  name: 'figures.rows',
  permission: permissionOf,
  alsoNeeds: 'report.export',
  title: { zh: '明细', en: 'rows' },
  input: FigureQuestion,
  columns: ({ figure }) =>
    (allFigures().get(figure)?.source.columns ?? []).map(({ key, label }) => ({ key, header: label })),
  rows: rowsOf,
})

async function* rowsOf(context: QueryContext, question: FigureQuestion): AsyncGenerator<Record<string, unknown>> {
  const { client, actor, now } = context
  const { figure, ask } = readQuestion(actor, question, now, [permissionOf(question), 'report.export'])
  let after: [string, string] | undefined
  do {
    const page = await figureRows(client, figure, ask, { limit: PAGE, after })
    yield* await figure.source.describe(context, page.rows)
    after = page.next
  } while (after)
}
