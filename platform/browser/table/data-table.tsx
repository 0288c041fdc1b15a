import { Button, Table } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { useAddress } from '../address.tsx'
import { useTexts } from '../language/language.ts'
import { AsOf } from '../look/as-of.tsx'
import { Failed, Loading } from '../look/notices.tsx'
import { useAsk } from '../use-ask.ts'
import { type DataColumn, useChosenColumns } from './column.ts'
import { ColumnChooser } from './column-chooser.tsx'
import { ExportButton, useExport } from './export-button.tsx'
import { type DataFilter, filterInput } from './filter.ts'
import { FilterBar } from './filter-bar.tsx'
import { RecordDrawer, type RecordView } from './record-drawer.tsx'
import './table.css'
import { TableEmpty, TableFoot } from './table-parts.tsx'
import { texts } from './texts.ts'
import { usePages } from './use-pages.ts'
import { useRowKeys } from './use-row-keys.ts'

export type DataRows<Row> = { rows: Row[]; next?: string | null; total?: number; asOf: string }

type DataTableProps<Row> = {
  /** The query that lists the rows: input `{ limit, after?, …filters }`, output `{ rows, next?, total?, asOf }`. */
  query: string
  /** What the page adds to the question besides the filters, such as the response. */
  input?: object
  columns: DataColumn<Row>[]
  rowId: (row: Row) => string
  filters?: DataFilter[]
  /** The export of the same rows; without it there is no export button. */
  exportName?: string
  live?: string[]
  /** What the table is, where it stands among other things. */
  heading?: string
  /** Main actions of the page, before the table's own. */
  actions?: ReactNode
  record?: RecordView<Row>
  /** What will be here and how to begin, when there is no row at all. */
  empty?: ReactNode
  pageSize?: number
  /** Where the open record stands in the address, when two tables share a page. */
  recordKey?: string
}

/** A desk table: the page's filters in the address, keyset pages, chosen columns, export, as-of, keyboard, one record in a drawer. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { query, columns, rowId, filters = [], live = [], record, pageSize = 50, recordKey = 'record' } = props
  const t = useTexts(texts)
  const [address, change] = useAddress()
  const [kept, keep] = useState<Record<string, string>>({})
  const frame = useRef<HTMLDivElement>(null)
  const chosen = useChosenColumns(query, columns)

  const filtered = filterInput(filters, address, kept)
  const question = { ...props.input, ...filtered }
  const pages = usePages(JSON.stringify(question))
  const pageInput = { ...question, limit: pageSize, ...(pages.after && { after: pages.after }) }
  const answer = useAsk<DataRows<Row>>(query, pageInput, { live, keepLast: true })
  const rows = answer.data?.rows ?? []

  // From one open record to the next is not a step to go back through.
  const open = (row: Row) =>
    record && change({ [recordKey]: rowId(row) }, { replace: address[recordKey] !== undefined })
  const exporting = useExport(props.exportName, question)
  const keys = useRowKeys(frame, {
    count: rows.length,
    open: (index) => rows[index] && open(rows[index]),
    walking: address[recordKey] !== undefined,
    ...(props.exportName && { exportRows: () => exporting.exportRows() }),
  })

  if (answer.isPending) return <Loading lines={10} />
  if (answer.isError && !answer.data) {
    return <Failed error={answer.error} again={<Button onClick={() => answer.refetch()}>{t('again')}</Button>} />
  }
  const isFiltered = Object.keys(filtered).length > 0
  return (
    <div className="m-table" ref={frame}>
      <div className="m-table-bar">
        {props.heading && <h2>{props.heading}</h2>}
        {filters.length > 0 && <FilterBar filters={filters} kept={kept} keep={keep} />}
        <div className="m-table-bar-end">
          {props.actions}
          {props.exportName && <ExportButton {...exporting} />}
          <ColumnChooser columns={columns} {...chosen} />
        </div>
      </div>
      {rows.length === 0 && pages.page === 1 ? (
        <TableEmpty filtered={isFiltered}>{props.empty}</TableEmpty>
      ) : (
        <Table<Row>
          size="small"
          sticky
          pagination={false}
          dataSource={rows}
          rowKey={rowId}
          // A row may well have a field named `children`, such as a count: it is no tree.
          expandable={{ childrenColumnName: 'm-no-tree' }}
          scroll={{ x: 'max-content' }}
          rowClassName={(_, index) => (index === keys.focused ? 'm-row-focused' : '')}
          onRow={(row, index) => ({
            onClick: () => {
              keys.focus(index ?? -1)
              open(row)
            },
          })}
          columns={chosen.shown.map(({ name, title, show, width, align, pinned }) => ({
            key: name,
            dataIndex: name,
            title,
            ...(show && { render: (_: unknown, row: Row) => show(row) }),
            ...(width && { width }),
            ...(align && { align }),
            ...(pinned && { fixed: 'start' as const }),
          }))}
        />
      )}
      <TableFoot
        shown={rows.length}
        total={answer.data?.total}
        page={pages.page}
        onPrevious={pages.page > 1 ? pages.previous : undefined}
        onNext={answer.data?.next ? () => pages.next(String(answer.data?.next)) : undefined}
      >
        {answer.data && <AsOf at={answer.data.asOf} stale={answer.isError} />}
      </TableFoot>
      {record && (
        <RecordDrawer
          id={address[recordKey]}
          row={rows.find((row) => rowId(row) === address[recordKey])}
          view={record}
          close={() => change({ [recordKey]: undefined }, { replace: true })}
        />
      )}
    </div>
  )
}
