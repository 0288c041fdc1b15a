import { useEffect, useState } from 'react'
import { postJson } from '../../../platform/browser/api.ts'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { Loading } from '../../../platform/browser/look/notices.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import type { SignUpAsked } from '../volunteer.ts'
import { texts } from './join-texts.ts'
import { receiptFor } from './receipts.ts'
import { SignUpForm } from './sign-up-form.tsx'

/** What the link is for and the form; whoever signed up from this device before finds the way back first. */
export function SignUpPage({ pass }: { pass: string }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { time } = useTimes()
  const [asked, setAsked] = useState<SignUpAsked>()
  const [problem, setProblem] = useState<unknown>()
  const [again, setAgain] = useState(false)
  useEffect(() => {
    postJson<SignUpAsked>('/api/open/duty.signUpAsked', { pass }).then(setAsked, setProblem)
  }, [pass])
  const receipt = receiptFor(pass)
  return (
    <>
      {receipt && !again && (
        <section className="p-card">
          <p>{t('seen')}</p>
          <a className="p-button p-button-main p-wide" href={`#me.${receipt}`}>
            {t('look')}
          </a>
        </section>
      )}
      {problem !== undefined && (
        <p className="p-banner p-banner-missing" role="alert">
          {problemText(problem, language)}
        </p>
      )}
      {!asked && problem === undefined && <Loading lines={6} />}
      {asked && (
        <section className="p-card">
          <h2>{t('forWhat', { name: asked.name, area: asked.areaName })}</h2>
          <p className="p-quiet">{t('open', { until: time(asked.until) })}</p>
        </section>
      )}
      {asked && receipt && !again && (
        <button type="button" className="p-button p-wide" onClick={() => setAgain(true)}>
          {t('another')}
        </button>
      )}
      {asked && (!receipt || again) && <SignUpForm pass={pass} />}
    </>
  )
}
