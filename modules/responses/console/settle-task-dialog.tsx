import { Form, Input } from 'antd'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { texts } from './texts.ts'

/** Says what came of a task. */
export function SettleTaskDialog({ taskId, decision, close }: { taskId: string; decision: string; close: () => void }) {
  const t = useTexts(texts)
  const changed = useChanged('responses.', 'figures.')
  return (
    <CommandDialog<{ outcome: string }>
      title={t('settleTitle')}
      action="responses.settleTask"
      input={({ outcome }) => ({ taskId, outcome })}
      done={changed}
      close={close}
      submit={t('settle')}
    >
      <p>{decision}</p>
      <Form.Item
        name="outcome"
        label={t('outcome')}
        rules={[{ required: true, whitespace: true, min: 2, message: t('needed') }]}
      >
        <Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </CommandDialog>
  )
}
