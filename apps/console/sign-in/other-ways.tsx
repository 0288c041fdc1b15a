import { KeyOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { getSignInWays, SESSION_KEY } from '../../../platform/browser/session.ts'
import { leaveForSignOn } from '../../../platform/browser/sign-on.ts'
import { Refused } from './sign-in-frame.tsx'
import { texts } from './texts.ts'

/** A passkey where device and server have one, and the bodies' own sign-on as configured. Nothing is shown that would not work. */
export function OtherWays() {
  const t = useTexts(texts)
  const language = useLanguage()
  const client = useQueryClient()
  const { data } = useQuery({ queryKey: ['sign-in-ways'], queryFn: getSignInWays, staleTime: Number.POSITIVE_INFINITY })
  const byPasskey = useMutation({
    mutationFn: async () => (await import('./passkey.ts')).signInWithPasskey(),
    onSuccess: () => client.invalidateQueries({ queryKey: SESSION_KEY }),
  })
  const bySignOn = useMutation({
    mutationFn: (id: string) => leaveForSignOn(id, { backTo: window.location.pathname }),
  })
  // Browsers offer passkeys on secure addresses only.
  const passkey = data?.passkey && 'PublicKeyCredential' in window
  if (!passkey && !data?.oidc.length) return null
  return (
    <div className="c-sign-in-or">
      {byPasskey.isError && <Refused>{t('passkeyFailed')}</Refused>}
      {bySignOn.isError && <Refused>{problemText(bySignOn.error, language)}</Refused>}
      {passkey && (
        <Button
          icon={<KeyOutlined />}
          size="large"
          block
          loading={byPasskey.isPending}
          onClick={() => byPasskey.mutate()}
        >
          {t('passkey')}
        </Button>
      )}
      {data?.oidc.map(({ id, name }) => (
        <Button key={id} size="large" block loading={bySignOn.isPending} onClick={() => bySignOn.mutate(id)}>
          {t('oidc', { name })}
        </Button>
      ))}
    </div>
  )
}
