import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { SESSION_KEY, type Session, signOut } from '../../../platform/browser/session.ts'
import { PasswordForm } from './password-form.tsx'
import { SignInFrame } from './sign-in-frame.tsx'
import { texts } from './texts.ts'

/** After the first sign-in: nothing else opens until the password is one's own. */
export default function FirstPasswordPage({ session }: { session: Session }) {
  const t = useTexts(texts)
  const client = useQueryClient()
  const again = () => client.invalidateQueries({ queryKey: SESSION_KEY })
  return (
    <SignInFrame>
      <h1 className="c-title">{t('firstTitle')}</h1>
      <p className="m-quiet">
        {session.user.username}　{t('firstHint')}
      </p>
      <PasswordForm
        onSaved={again}
        cancel={
          <Button type="text" size="large" onClick={() => signOut().finally(again)}>
            {t('signOut')}
          </Button>
        }
      />
    </SignInFrame>
  )
}
