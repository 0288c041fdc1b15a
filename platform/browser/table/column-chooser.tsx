import { SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover } from 'antd'
import { useTexts } from '../language/language.ts'
import type { DataColumn } from './column.ts'
import { texts } from './texts.ts'

type ColumnChooserProps<Row> = {
  columns: DataColumn<Row>[]
  isShown: (name: string) => boolean
  toggle: (name: string) => void
  reset: () => void
}

/** Switches columns on and off; a pinned column says what the row is and stays. */
export function ColumnChooser<Row>({ columns, isShown, toggle, reset }: ColumnChooserProps<Row>) {
  const t = useTexts(texts)
  const list = (
    <div className="m-column-list">
      {columns.map(({ name, title, pinned }) => (
        <Checkbox key={name} checked={isShown(name)} disabled={pinned ?? false} onChange={() => toggle(name)}>
          {title}
        </Checkbox>
      ))}
      <Button size="small" type="text" onClick={reset}>
        {t('resetColumns')}
      </Button>
    </div>
  )
  return (
    <Popover trigger="click" placement="bottomRight" content={list}>
      <Button icon={<SettingOutlined />}>{t('columns')}</Button>
    </Popover>
  )
}
