import { Drawer, Tabs } from 'antd'
import type { ReactNode } from 'react'
import { useKeys } from '../keyboard.ts'
import { useTexts } from '../language/language.ts'
import { Empty } from '../look/notices.tsx'
import { RecordHistory, RecordReads } from './record-history.tsx'
import { texts } from './texts.ts'

/** How one row is shown in full: its name, its fields, and the id under which the ledger knows it when that is another one. */
export type RecordView<Row> = {
  title: (row: Row) => ReactNode
  show: (row: Row) => ReactNode
  /** A record that is not on this page, such as one that has just left the list: shown by its id alone. */
  showById?: (id: string) => ReactNode
  actions?: (row: Row) => ReactNode
}

type RecordDrawerProps<Row> = {
  id: string | undefined
  row: Row | undefined
  view: RecordView<Row>
  close: () => void
}

/** One record beside its table: details, everything that was done to it, and who read its sensitive fields. */
export function RecordDrawer<Row>({ id, row, view, close }: RecordDrawerProps<Row>) {
  const t = useTexts(texts)
  // The table keeps the focus, so that j and k walk on; Esc must close from there too.
  useKeys({ escape: () => id !== undefined && close() })
  const details = row ? view.show(row) : id && view.showById?.(id)
  return (
    <Drawer
      rootClassName="m-record-drawer"
      open={id !== undefined}
      onClose={close}
      size={560}
      mask={false}
      destroyOnHidden
      title={row ? view.title(row) : t('details')}
      extra={row && view.actions?.(row)}
    >
      {id !== undefined && (
        <Tabs
          defaultActiveKey={details ? 'details' : 'history'}
          items={[
            {
              key: 'details',
              label: t('details'),
              children: details || <Empty title={t('notOnPage')}>{t('notOnPageHint')}</Empty>,
            },
            { key: 'history', label: t('history'), children: <RecordHistory recordId={id} /> },
            { key: 'reads', label: t('reads'), children: <RecordReads recordId={id} /> },
          ]}
        />
      )}
    </Drawer>
  )
}

/** A record's fields as name and value pairs, for `RecordView.show`. */
export function RecordFields({ fields }: { fields: [string, ReactNode][] }) {
  return (
    <dl className="m-fields">
      {fields.map(([name, value]) => [
        <dt key={`${name} name`}>{name}</dt>,
        <dd key={`${name} value`}>{value ?? '–'}</dd>,
      ])}
    </dl>
  )
}
