import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { changePassword } from '../../../platform/browser/session.ts'
import { Refused } from './sign-in-frame.tsx'
import { texts } from './texts.ts'

type Entered = { current: string; next: string; again: string }

const SHORTEST = 10

/** The present password and a new one, twice. The server's refusal stands above the fields. */
export function PasswordForm({ onSaved, cancel }: { onSaved: () => void; cancel?: ReactNode }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const saving = useMutation({
    mutationFn: ({ current, next }: Entered) => changePassword(current, next),
    onSuccess: onSaved,
  })
  return (
    <Form<Entered> layout="vertical" requiredMark={false} onFinish={saving.mutate} disabled={saving.isPending}>
      {saving.isError && <Refused>{problemText(saving.error, language)}</Refused>}
      <Form.Item name="current" label={t('current')} rules={[{ required: true, message: t('needCurrent') }]}>
        <Input.Password size="large" autoFocus autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="next"
        label={t('next')}
        extra={t('rule')}
        dependencies={['current']}
        validateTrigger="onBlur"
        rules={[
          { required: true, min: SHORTEST, message: t('tooShort') },
          ({ getFieldValue }) => ({
            validator: (_, value: string) =>
              value && value === getFieldValue('current')
                ? Promise.reject(new Error(t('sameAsBefore')))
                : Promise.resolve(),
          }),
        ]}
      >
        <Input.Password size="large" autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('nextAgain')}
        dependencies={['next']}
        validateTrigger="onBlur"
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, value: string) =>
              value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(t('differs'))),
          }),
        ]}
      >
        <Input.Password size="large" autoComplete="new-password" />
      </Form.Item>
      <div className="m-notice-actions">
        <Button type="primary" size="large" htmlType="submit" loading={saving.isPending}>
          {t('save')}
        </Button>
        {cancel}
      </div>
    </Form>
  )
}
