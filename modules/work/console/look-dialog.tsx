import { DatePicker, Form, Input, Radio } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import type { WorkShown } from '../work-shown.ts'
import { texts } from './texts.ts'

type Entered = { good: boolean; note?: string; dueAt?: Dayjs }
type LookDialogProps = { work: WorkShown; kind: 'check' | 'lookAgain'; close: () => void }

const words = {
  check: { action: 'work.checkWork', answer: 'passed', good: 'passed', bad: 'sentBack' },
  lookAgain: { action: 'work.lookAgain', answer: 'holds', good: 'holds', bad: 'reopen' },
} as const

/** The check of what was reported done, or a second look at what was closed; what is not right gets a reason and a new deadline. */
export function LookDialog({ work, kind, close }: LookDialogProps) {
  const t = useTexts(texts)
  const changed = useChanged('work.', 'inspections.', 'figures.')
  const { action, answer, good, bad } = words[kind]
  return (
    <CommandDialog<Entered>
      title={t(kind)}
      action={action}
      input={({ good: right, note, dueAt }) => ({
        workId: work.id,
        [answer]: right,
        ...(note?.trim() && { note }),
        ...(!right && dueAt && { dueAt: dueAt.toISOString() }),
      })}
      done={changed}
      close={close}
      submit={t(kind)}
    >
      <p>{work.title}</p>
      <Form.Item name="good" label={t('result')} rules={[{ required: true, message: t('needed') }]}>
        <Radio.Group
          vertical
          options={[
            { value: true, label: t(good) },
            { value: false, label: t(bad) },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['good']}>
        {({ getFieldValue }) => {
          const wrong = getFieldValue('good') === false
          return (
            <>
              <Form.Item
                name="note"
                label={t(wrong ? 'why' : 'note')}
                rules={[{ required: wrong, whitespace: wrong, min: 2, message: t('needed') }]}
              >
                <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
              </Form.Item>
              {wrong && (
                <Form.Item
                  name="dueAt"
                  label={t('newDue')}
                  initialValue={dayjs().add(1, 'day').startOf('hour')}
                  rules={[{ required: true, message: t('needed') }]}
                >
                  <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} />
                </Form.Item>
              )}
            </>
          )
        }}
      </Form.Item>
    </CommandDialog>
  )
}
