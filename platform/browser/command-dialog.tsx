import { Alert, Button, Form, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { type AnsweredProblem, ApiProblem, problemText } from './api-problem.ts'
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
  /** What stands now in the field that is changed, as the action's `seen`: nobody who was first is written over unseen. */
  seen?: string
  /** Told why it was refused, for a dialog that has something to show beside the sentence. */
  refused?: (problem: AnsweredProblem) => void
  width?: number
  /** The form's fields. */
  children: ReactNode
}

const texts = { zh: { save: '保存', cancel: '取消' }, en: { save: 'Save', cancel: 'Cancel' } }

/** One action as a form in a dialog: a refusal is shown above what was entered, which stays. */
export function CommandDialog<Entered extends object>(props: CommandDialogProps<Entered>) {
  const { title, action, input, done, close, width = 480, submit, seen: now, refused, children } = props
  const t = useTexts(texts)
  const language = useLanguage()
  const command = useCommand(action)
  // As it was when the dialog opened, whatever arrives meanwhile; after a refusal, which says both, what stands.
  const [seen, setSeen] = useState(now)
  const onError = (error: Error) => {
    if (!(error instanceof ApiProblem)) return
    refused?.(error.problem)
    const standing = error.problem.params?.standing
    if (typeof standing === 'string') setSeen(standing)
  }
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
        // Enter after a typed date takes the date; it does not send the form with what stood there before.
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.target as Element).closest('.ant-picker')) event.preventDefault()
        }}
        onFinish={(entered) =>
          command.mutate({ ...input(entered), ...(seen !== undefined && { seen }) }, { onSuccess, onError })
        }
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
