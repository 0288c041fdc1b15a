import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { CommandDialog } from './command-dialog.tsx'
import { texts } from './texts.ts'

type ReasonDialogProps = {
  title: string
  hint?: ReactNode
  action: string
  input: object
  done: () => void
  close: () => void
}

/** Asks why before something is taken away, then does it. */
export function ReasonDialog({ hint, input, ...dialog }: ReasonDialogProps) {
  const t = useTexts(texts)
  return (
    <CommandDialog<{ reason: string }> {...dialog} inputOf={({ reason }) => ({ ...input, reason: reason.trim() })}>
      {hint && <p>{hint}</p>}
      <Form.Item name="reason" label={t('reason')} rules={[{ required: true, min: 2, message: t('needed') }]}>
        <Input autoFocus maxLength={200} />
      </Form.Item>
    </CommandDialog>
  )
}
