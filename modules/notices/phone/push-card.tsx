import { useEffect, useState } from 'react'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { type PushState, pushState, startPush, stopPush } from './browser-push.ts'
import { texts } from './texts.ts'

/** Beneath the messages: whether this phone rings for them while the app is shut. Nothing where it cannot. */
export function PushCard({ online }: { online: boolean }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const [state, setState] = useState<PushState>('none')
  const [problem, setProblem] = useState<string>()
  useEffect(() => {
    if (online) void pushState().then(setState, () => undefined)
  }, [online])
  const change = (to: () => Promise<PushState>) =>
    to().then(
      (became) => {
        setProblem(undefined)
        setState(became)
      },
      (thrown: unknown) => setProblem(problemText(thrown, language)),
    )
  if (state === 'none') return null
  return (
    <section className="p-card n-push">
      <p>{t(state === 'on' ? 'pushOn' : state === 'denied' ? 'pushDenied' : 'pushOff')}</p>
      <p className="p-quiet">{t('pushHint')}</p>
      {problem && (
        <p className="p-banner p-banner-missing" role="alert">
          {problem}
        </p>
      )}
      {state !== 'denied' && (
        <button
          type="button"
          className="p-button p-wide"
          disabled={!online}
          onClick={() => void change(state === 'on' ? stopPush : startPush)}
        >
          {t(state === 'on' ? 'pushStop' : 'pushStart')}
        </button>
      )}
    </section>
  )
}
