import { Alert, Button, Form, Modal } from 'antd'
import type { ReactNode } from 'react'
import { problemText } from './api-problem.ts'
import { useLanguage, useTexts } from './language/language.ts'
import { useCommand } from './use-ask.ts'

type CommandDialogProps<Entered> = {
  title: string
  action: string
  /** The action's input from what was entered. */
  input: (entered: Entered) => object
  /** Called when it is durable, before the dialog closes. */
  done: () => void
  close: () => void
  submit?: string
  width?: number
  /** The form's fields. */
  children: ReactNode
}

const texts = { zh: { save: '保存', cancel: '取消' }, en: { save: 'Save', cancel: 'Cancel' } }

/** One action as a form in a dialog: a refusal is shown above what was entered, which stays. */
export function CommandDialog<Entered extends object>(props: CommandDialogProps<Entered>) {
  const { title, action, input, done, close, width = 480, submit, children } = props
  const t = useTexts(texts)
  const language = useLanguage()
  const command = useCommand(action)
  const onSuccess = () => {
    done()
    close()
  }
  return (
    <Modal open title={title} footer={null} width={width} mask={{ closable: false }} onCancel={close}>
      <Form<Entered>
        layout="vertical"
        requiredMark={false}
        autoComplete="off"
        onFinish={(entered) => command.mutate(input(entered), { onSuccess })}
      >
        {command.isError && <Alert type="error" showIcon title={problemText(command.error, language)} />}
        {children}
        <div className="m-notice-actions">
          <Button type="primary" htmlType="submit" loading={command.isPending}>
            {submit ?? t('save')}
          </Button>
          <Button onClick={close}>{t('cancel')}</Button>
        </div>
      </Form>
    </Modal>
  )
}
