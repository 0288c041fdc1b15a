import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { useCommand } from '../../../platform/browser/use-ask.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { Username } from '../account.ts'
import { makeInitialPassword } from '../initial-password.ts'
import { AreaField, areaIdOf } from './area-field.tsx'
import { FirstPassword } from './first-password.tsx'
import { texts } from './texts.ts'

type Entered = { username: string; name: string; area: string }

/** Makes an account and shows its first password once. */
export function NewUserDialog({ close }: { close: () => void }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const client = useQueryClient()
  const [made, setMade] = useState<{ username: string; password: string }>()
  // One password and one id for one dialog: pressing the button again repeats the same command.
  const [fixed] = useState(() => ({ userId: newId(), password: makeInitialPassword() }))
  const create = useCommand('access.createUser')
  const onFinish = ({ username, name, area }: Entered) =>
    create.mutate(
      { ...fixed, username: username.trim().toLowerCase(), name: name.trim(), areaId: areaIdOf(area) },
      {
        onSuccess: () => {
          setMade({ username: username.trim().toLowerCase(), password: fixed.password })
          void client.invalidateQueries({ queryKey: ['ask', 'access.users'] })
        },
      },
    )
  return (
    <Modal open title={t('newUser')} footer={null} onCancel={close} mask={{ closable: false }} closable={!made}>
      {made ? (
        <FirstPassword {...made} close={close} />
      ) : (
        <Form<Entered> layout="vertical" requiredMark={false} onFinish={onFinish} autoComplete="off">
          {create.isError && <Alert type="error" showIcon title={problemText(create.error, language)} />}
          <Form.Item
            name="username"
            label={t('username')}
            extra={t('usernameRule')}
            validateTrigger="onBlur"
            rules={[
              {
                validator: (_, value) =>
                  Username.safeParse(value).success ? Promise.resolve() : Promise.reject(new Error(t('usernameRule'))),
              },
            ]}
          >
            <Input autoFocus />
          </Form.Item>
          <Form.Item name="name" label={t('name')} rules={[{ required: true, whitespace: true, message: t('needed') }]}>
            <Input maxLength={40} />
          </Form.Item>
          <AreaField />
          <div className="m-notice-actions">
            <Button type="primary" htmlType="submit" loading={create.isPending}>
              {t('create')}
            </Button>
            <Button onClick={close}>{t('cancel')}</Button>
          </div>
        </Form>
      )}
    </Modal>
  )
}
