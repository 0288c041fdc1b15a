import { Form, Input } from 'antd'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { areaIdOfCode, parentByDigits } from '../rules.ts'
import { AreaSelect } from './area-select.tsx'
import { texts } from './texts.ts'

type NewAreaDialogProps = { parentId: string | undefined; changed: () => void; close: () => void }
type Entered = { parentId?: string; code: string; name: string }

/** Adds one place by its code; the parent is the one chosen, or the one its digits name. */
export function NewAreaDialog({ parentId, changed, close }: NewAreaDialogProps) {
  const t = useTexts(texts)
  const known = (_: unknown, code: string) =>
    areaIdOfCode(code ?? '') ? Promise.resolve() : Promise.reject(new Error(t('badCode')))
  return (
    <CommandDialog<Entered>
      title={t('new')}
      action="areas.addArea"
      input={({ parentId: above, code, name }) => {
        const areaId = areaIdOfCode(code) ?? code
        return { areaId, name, parentId: above ?? parentByDigits(areaId, () => false) }
      }}
      done={changed}
      close={close}
    >
      <Form.Item name="parentId" label={t('parent')} {...(parentId && { initialValue: parentId })}>
        <AreaSelect />
      </Form.Item>
      <Form.Item
        name="code"
        label={t('code')}
        extra={t('codeHint')}
        validateTrigger="onBlur"
        rules={[{ validator: known }]}
      >
        <Input maxLength={18} inputMode="numeric" />
      </Form.Item>
      <Form.Item name="name" label={t('name')} rules={[{ required: true, whitespace: true, message: t('needed') }]}>
        <Input maxLength={60} />
      </Form.Item>
    </CommandDialog>
  )
}
