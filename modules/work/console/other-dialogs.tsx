import { Form, Input } from 'antd'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import type { WorkShown } from '../work-shown.ts'
import { texts } from './texts.ts'

type Props = { work: WorkShown; close: () => void }

function Reason() {
  const t = useTexts(texts)
  const rules = [{ required: true, whitespace: true, min: 2, message: t('needed') }]
  return (
    <Form.Item name="reason" label={t('why')} rules={rules}>
      <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
    </Form.Item>
  )
}

/** Takes work back that was opened by mistake. */
export function WithdrawDialog({ work, close }: Props) {
  const t = useTexts(texts)
  const changed = useChanged('work.', 'inspections.', 'figures.')
  return (
    <CommandDialog<{ reason: string }>
      title={t('withdrawTitle')}
      action="work.withdrawWork"
      input={({ reason }) => ({ workId: work.id, reason })}
      done={changed}
      close={close}
      submit={t('withdraw')}
    >
      <p>{work.title}</p>
      <Reason />
    </CommandDialog>
  )
}

/** Gives work that is due to another body or office; whoever leads the area sees to it that they hear of it. */
export function HandOnDialog({ work, close }: Props) {
  const t = useTexts(texts)
  const changed = useChanged('work.', 'inspections.', 'figures.')
  return (
    <CommandDialog<{ owner: string; reason: string }>
      title={t('handOnTitle')}
      action="work.handOnWork"
      input={({ owner, reason }) => ({ workId: work.id, owner, reason })}
      done={changed}
      close={close}
      submit={t('handOn')}
    >
      <p>{work.title}</p>
      <Form.Item
        name="owner"
        label={t('who')}
        extra={t('whoHint')}
        rules={[{ required: true, whitespace: true, min: 2, message: t('needed') }]}
      >
        <Input maxLength={80} />
      </Form.Item>
      <Reason />
    </CommandDialog>
  )
}
