import { type FormEvent, useState } from 'react'
import { problemText } from '../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../platform/browser/language/language.ts'
import type { DeviceStore } from '../../platform/browser/offline/device-store.ts'
import { openAfterSignOn, type SignedIn } from '../../platform/browser/offline/sign-in.ts'
import { PageBar } from '../../platform/browser/phone/page-bar.tsx'
import { texts } from './texts.ts'

const SHORTEST = 10

interface PhonePasswordProps {
  device: DeviceStore
  /** The person has worked on this phone before and has a password here. */
  known: boolean
  name: string
  password: string
  setPassword: (password: string) => void
  onDone: (signedIn: SignedIn) => void
}

/** Another house has said who it is. What is kept on the phone still needs a password: there may be no network tonight. */
export function PhonePasswordForm({ device, known, name, password, setPassword, onDone }: PhonePasswordProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)

  async function submit(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    await openAfterSignOn(device, password)
      .then(onDone)
      .catch((thrown: unknown) => setProblem(problemText(thrown, language)))
    setBusy(false)
  }

  return (
    <div className="p-app">
      <PageBar title={t('phonePassword')} onBack={() => window.location.reload()} />
      <main className="p-page">
        <p>{t(known ? 'phonePasswordKnown' : 'phonePasswordNew', { name })}</p>
        <form id="phone-password" onSubmit={submit}>
          <label className="p-field">
            <span>{t('phonePassword')}</span>
            <input
              className="p-input"
              type="password"
              autoComplete={known ? 'current-password' : 'new-password'}
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </label>
        </form>
        {problem && (
          <p className="p-banner p-banner-missing" role="alert">
            {problem}
          </p>
        )}
      </main>
      <footer className="p-foot">
        <button
          type="submit"
          form="phone-password"
          className="p-button p-button-main p-wide"
          disabled={busy || password.length < (known ? 1 : SHORTEST)}
        >
          {t('phonePasswordGo')}
        </button>
      </footer>
    </div>
  )
}
