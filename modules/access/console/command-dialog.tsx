import { Alert, Button, Form, Modal } from 'antd'
import type { ReactNode } from 'react'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { useCommand } from '../../../platform/browser/use-ask.ts'
import { texts } from './texts.ts'

type CommandDialogProps<T> = {
  title: string
  action: string
  inputOf: (entered: T) => object
  initialValues?: Partial<T>
  done: () => void
  close: () => void
  children: ReactNode
}

/** A form in a window that sends one command; it stays open, with the reason, while the command is refused. */
export function CommandDialog<T extends object>(props: CommandDialogProps<T>) {
  const { title, action, inputOf, initialValues, done, close, children } = props
  const t = useTexts(texts)
  const language = useLanguage()
  const command = useCommand(action)
  const onFinish = (entered: T) =>
    command.mutate(inputOf(entered), {
      onSuccess: () => {
        done()
        close()
      },
    })
  return (
    <Modal open title={title} footer={null} onCancel={close} width={440}>
      <Form<T> layout="vertical" requiredMark={false} onFinish={onFinish} {...(initialValues ? { initialValues } : {})}>
        {command.isError && <Alert type="error" showIcon title={problemText(command.error, language)} />}
        {children}
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
