import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { problemText } from '../api-problem.ts'
import { useLanguage, useTexts } from '../language/language.ts'
import { texts } from './texts.ts'

/** Six digits of a code app; what the server refuses stands above them. */
export function CodeForm({ send, onDone }: { send: (code: string) => Promise<unknown>; onDone: () => void }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const sending = useMutation({ mutationFn: ({ code }: { code: string }) => send(code), onSuccess: onDone })
  return (
    <Form<{ code: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={sending.mutate}
      disabled={sending.isPending}
      style={{ marginTop: 16 }}
    >
      {sending.isError && (
        <Alert type="error" showIcon title={problemText(sending.error, language)} style={{ marginBottom: 16 }} />
      )}
      <Form.Item
        name="code"
        label={t('code')}
        validateTrigger="onSubmit"
        rules={[{ required: true, pattern: /^\d{6}$/, message: t('rule') }]}
      >
        <Input size="large" autoFocus inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
      </Form.Item>
      <Button type="primary" size="large" block htmlType="submit" loading={sending.isPending}>
        {t('go')}
      </Button>
    </Form>
  )
}
