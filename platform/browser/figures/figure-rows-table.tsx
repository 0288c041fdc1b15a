import { useBilingual, useTexts } from '../language/language.ts'
import { numberText } from '../look/numbers.ts'
import { useTimes } from '../look/times.ts'
import type { DataColumn } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { RecordFields } from '../table/record-drawer.tsx'
import { useAsk } from '../use-ask.ts'
import type { FigureColumn, FigureQuestion, FigureRow, FigureRows } from './figure.ts'
import { texts } from './texts.ts'

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

/** The rows a figure counts, exactly as many as its value says, each openable to its history. */
export function FigureRowsTable({ question }: { question: FigureQuestion }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const show = useCell()
  // The table asks the same first page; this reads its columns from the cache.
  const { data } = useAsk<FigureRows>('figures.rows', { ...question, limit: 50 }, { live: ['figures'], keepLast: true })
  const columns = (data?.columns ?? columnsOf(data?.rows[0])).map(
    ({ key, label, kind }): DataColumn<FigureRow> => ({
      name: key,
      title: pick(label),
      show: (row) => show(row[key]),
      ...(kind === 'number' && { align: 'right' }),
    }),
  )
  return (
    <section className="m-figure-rows">
      <DataTable<FigureRow>
        heading={t('rows')}
        query="figures.rows"
        input={question}
        live={['figures']}
        columns={columns}
        rowId={({ id }) => id}
        exportName="figures.rows"
        recordKey="row"
        record={{
          title: () => t('row'),
          show: (row) => <RecordFields fields={columns.map(({ name, title }) => [title, show(row[name])])} />,
        }}
      />
    </section>
  )
}

function useCell() {
  const { time } = useTimes()
  return (value: unknown): string => {
    if (value === null || value === undefined || value === '') return '–'
    if (typeof value === 'number') return numberText(value)
    if (typeof value === 'string') return TIME.test(value) ? time(value) : value
    return JSON.stringify(value)
  }
}

// A figure whose module names no columns still opens its rows, under the fields' own names.
function columnsOf(row: FigureRow | undefined): FigureColumn[] {
  return Object.keys(row ?? {})
    .filter((key) => key !== 'id')
    .map((key) => ({ key, label: { zh: key, en: key } }))
}
