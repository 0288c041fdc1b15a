import { KeyOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { CodeAppSetUp } from '../../../platform/browser/code-app/code-app-set-up.tsx'
import { CodeForm } from '../../../platform/browser/code-app/code-form.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { showCode } from '../../../platform/browser/second-factor.ts'
import { SESSION_KEY, type Session, signOut } from '../../../platform/browser/session.ts'
import { Refused, SignInFrame } from './sign-in-frame.tsx'
import { texts } from './texts.ts'

/** After the password, for whoever reads personal data: a code of their app, a passkey, or setting up an app the first time. */
export default function SecondFactorPage({ session, goWithout }: { session: Session; goWithout: () => void }) {
  const t = useTexts(texts)
  const client = useQueryClient()
  const again = () => client.invalidateQueries({ queryKey: SESSION_KEY })
  const byPasskey = useMutation({
    mutationFn: async () => (await import('./passkey.ts')).signInWithPasskey(),
    onSuccess: again,
  })
  const { app, passkey } = session.secondFactor ?? { app: false, passkey: false }
  return (
    <SignInFrame>
      <h1 className="c-title">{t('secondTitle')}</h1>
      {!app && !passkey && (
        <>
          <p className="m-quiet">{t('secondSetUp')}</p>
          <CodeAppSetUp onDone={again} />
        </>
      )}
      {app && (
        <>
          <p className="m-quiet">{t('secondHint')}</p>
          <CodeForm send={showCode} onDone={again} />
        </>
      )}
      {passkey && (
        <div className="c-sign-in-or">
          {byPasskey.isError && <Refused>{t('passkeyFailed')}</Refused>}
          <Button icon={<KeyOutlined />} size="large" block onClick={() => byPasskey.mutate()}>
            {t('secondPasskey')}
          </Button>
        </div>
      )}
      <div className="c-sign-in-or">
        <Button type="text" block onClick={goWithout}>
          {t('without')}
        </Button>
        <Button type="text" block onClick={() => signOut().finally(again)}>
          {t('signOut')}
        </Button>
      </div>
    </SignInFrame>
  )
}
