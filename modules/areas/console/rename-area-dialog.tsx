import { Form, Input } from 'antd'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import type { AreaRow } from './area-row.ts'
import { texts } from './texts.ts'

export function RenameAreaDialog({ area, changed, close }: { area: AreaRow; changed: () => void; close: () => void }) {
  const t = useTexts(texts)
  return (
    <CommandDialog<{ name: string }>
      title={t('rename')}
      action="areas.renameArea"
      input={({ name }) => ({ areaId: area.id, name })}
      seen={area.name}
      done={changed}
      close={close}
    >
      <Form.Item
        name="name"
        label={t('name')}
        initialValue={area.name}
        rules={[{ required: true, whitespace: true, message: t('needed') }]}
      >
        <Input autoFocus maxLength={60} />
      </Form.Item>
    </CommandDialog>
  )
}
