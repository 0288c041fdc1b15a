import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { SESSION_KEY, signIn } from '../../../platform/browser/session.ts'
import { useSignOnRefusal } from '../../../platform/browser/sign-on.ts'
import { OtherWays } from './other-ways.tsx'
import { Refused, SignInFrame } from './sign-in-frame.tsx'
import { texts } from './texts.ts'

type Entered = { username: string; password: string }

export default function SignInPage() {
  const t = useTexts(texts)
  const language = useLanguage()
  const client = useQueryClient()
  const refusal = useSignOnRefusal()
  const entering = useMutation({
    mutationFn: ({ username, password }: Entered) => signIn(username.trim(), password),
    onSuccess: () => client.invalidateQueries({ queryKey: SESSION_KEY }),
  })
  return (
    <SignInFrame>
      <Form<Entered> layout="vertical" requiredMark={false} onFinish={entering.mutate} disabled={entering.isPending}>
        {refusal && entering.isIdle && <Refused>{refusal}</Refused>}
        {entering.isError && <Refused>{problemText(entering.error, language)}</Refused>}
        <Form.Item name="username" label={t('username')} rules={[{ required: true, message: t('needUsername') }]}>
          <Input size="large" autoFocus autoComplete="username webauthn" autoCapitalize="none" spellCheck={false} />
        </Form.Item>
        <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('needPassword') }]}>
          <Input.Password size="large" autoComplete="current-password" />
        </Form.Item>
        <Button type="primary" size="large" block htmlType="submit" loading={entering.isPending}>
          {t('signIn')}
        </Button>
      </Form>
      <OtherWays />
      <p className="c-sign-in-help">{t('help')}</p>
    </SignInFrame>
  )
}
