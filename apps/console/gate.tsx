import { Button } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import { chooseLanguage, hasChosenLanguage, useTexts } from '../../platform/browser/language/language.ts'
import { Failed, Loading } from '../../platform/browser/look/notices.tsx'
import { useSession } from '../../platform/browser/session.ts'
import { Shell } from './shell/shell.tsx'
import { texts } from './texts.ts'

const SignInPage = lazy(() => import('./sign-in/sign-in-page.tsx'))
const SecondFactorPage = lazy(() => import('./sign-in/second-factor-page.tsx'))
const FirstPasswordPage = lazy(() => import('./sign-in/first-password-page.tsx'))

/** Lets nobody past who is not signed in or still has the first password. The address stays, so one lands where one wanted. */
export function Gate() {
  const t = useTexts(texts)
  const { data: session, isPending, error, refetch } = useSession()
  // Whoever has lost their app still works on with everything but personal data; a reload asks again.
  const [without, goWithout] = useState<string>()
  const accountLanguage = session?.language
  useEffect(() => {
    if (accountLanguage && !hasChosenLanguage()) chooseLanguage(accountLanguage)
  }, [accountLanguage])

  if (isPending) return <Loading lines={8} />
  if (error && !session)
    return <Failed error={error} again={<Button onClick={() => refetch()}>{t('reload')}</Button>} />
  if (session && !session.user.mustChangePassword) {
    const asks = session.secondFactor?.missing && without !== session.user.id
    if (!asks) return <Shell session={session} />
    return (
      <Suspense fallback={<Loading />}>
        <SecondFactorPage session={session} goWithout={() => goWithout(session.user.id)} />
      </Suspense>
    )
  }
  return (
    <Suspense fallback={<Loading />}>{session ? <FirstPasswordPage session={session} /> : <SignInPage />}</Suspense>
  )
}
