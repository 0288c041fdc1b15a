import { Alert, Button, Form, Input, Modal } from 'antd'
import type { ReactNode } from 'react'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { useCommand } from '../../../platform/browser/use-ask.ts'
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
export function ReasonDialog({ title, hint, action, input, done, close }: ReasonDialogProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const command = useCommand(action)
  const onFinish = ({ reason }: { reason: string }) =>
    command.mutate(
      { ...input, reason: reason.trim() },
      {
        onSuccess: () => {
          done()
          close()
        },
      },
    )
  return (
    <Modal open title={title} footer={null} onCancel={close} width={440}>
      <Form layout="vertical" requiredMark={false} onFinish={onFinish}>
        {command.isError && <Alert type="error" showIcon title={problemText(command.error, language)} />}
        {hint && <p>{hint}</p>}
        <Form.Item name="reason" label={t('reason')} rules={[{ required: true, min: 2, message: t('needed') }]}>
          <Input autoFocus maxLength={200} />
        </Form.Item>
        <div className="m-notice-actions">
          <Button type="primary" htmlType="submit" loading={command.isPending}>
            {t('confirm')}
          </Button>
          <Button onClick={close}>{t('cancel')}</Button>
        </div>
      </Form>
    </Modal>
  )
}
