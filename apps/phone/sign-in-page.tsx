import { type FormEvent, useEffect, useState } from 'react'
import { problemText } from '../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../platform/browser/language/language.ts'
import { LanguageSwitch } from '../../platform/browser/language/language-switch.tsx'
import type { DeviceStore, Keyring } from '../../platform/browser/offline/device-store.ts'
import { type AtWork, type SignedIn, signInOnPhone } from '../../platform/browser/offline/sign-in.ts'
import { countWaitingByPerson } from '../../platform/browser/offline/wipe.ts'
import { PageBar } from '../../platform/browser/phone/page-bar.tsx'
import { goInstead } from '../../platform/browser/phone/router.tsx'
import { useSignOnRefusal } from '../../platform/browser/sign-on.ts'
import { OldPasswordForm } from './old-password-form.tsx'
import { OtherHouses } from './other-houses.tsx'
import { PeopleOnPhone } from './people-on-phone.tsx'
import { PhonePasswordForm } from './phone-password-form.tsx'
import { texts } from './texts.ts'
import { useSignedOn } from './use-signed-on.ts'

interface SignInProps {
  device: DeviceStore
  onAtWork: (atWork: AtWork) => void
  onRevoked: () => void
  /** Someone is at work already and hands the phone on; their unsent work stays theirs. */
  switching?: boolean
}

/** Signing in, and the quick switch of a shared phone: choose the name, type the password, with or without a network. */
export function SignInPage({ device, onAtWork, onRevoked, switching }: SignInProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [people, setPeople] = useState<(Keyring & { waiting: number })[]>([])
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [old, setOld] = useState<number>()
  const refusal = useSignOnRefusal()
  const signedOn = useSignedOn()

  useEffect(() => {
    void Promise.all([device.keyrings.toArray(), countWaitingByPerson(device)]).then(([known, waiting]) =>
      setPeople(known.map((person) => ({ ...person, waiting: waiting.get(person.userId) ?? 0 }))),
    )
  }, [device])

  function done(signedIn: SignedIn) {
    if (signedIn.kind === 'atWork') {
      goInstead('/')
      onAtWork(signedIn.atWork)
    } else if (signedIn.kind === 'revoked') onRevoked()
    else if (signedIn.kind === 'needsOldPassword') setOld(signedIn.waiting)
    else setProblem(t(signedIn.kind))
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    setProblem(undefined)
    await signInOnPhone(device, username, password)
      .then(done)
      .catch((thrown: unknown) => setProblem(problemText(thrown, language)))
    setBusy(false)
  }

  if (signedOn && old === undefined) {
    const known = people.some(({ userId }) => userId === signedOn.user.id)
    return <PhonePasswordForm {...{ device, known, password, setPassword }} name={signedOn.user.name} onDone={done} />
  }
  if (old !== undefined) return <OldPasswordForm device={device} password={password} waiting={old} onDone={done} />
  return (
    <div className="p-app">
      {switching ? <PageBar title={t('switchPerson')} /> : <SignInHead />}
      <main className="p-page">
        {!window.isSecureContext && <p className="p-banner p-banner-missing">{t('insecure')}</p>}
        <PeopleOnPhone people={people} chosen={username} onChoose={setUsername} />
        <form id="sign-in" className="p-page" style={{ padding: 0, flex: 'none' }} onSubmit={submit}>
          <label className="p-field">
            <span>{t('username')}</span>
            <input
              className="p-input"
              name="username"
              autoComplete="username"
              autoCapitalize="none"
              value={username}
              onChange={(event) => setUsername(event.target.value)}
            />
          </label>
          <label className="p-field">
            <span>{t('password')}</span>
            <input
              className="p-input"
              name="password"
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </label>
        </form>
        {(problem ?? refusal) && (
          <p className="p-banner p-banner-missing" role="alert">
            {problem ?? refusal}
          </p>
        )}
        <OtherHouses />
        {people.length === 0 && <p className="p-quiet">{t('signInFirst')}</p>}
      </main>
      <footer className="p-foot">
        <button
          type="submit"
          form="sign-in"
          className="p-button p-button-main p-wide"
          disabled={busy || !username.trim() || !password}
        >
          {t('signIn')}
        </button>
      </footer>
    </div>
  )
}

function SignInHead() {
  const t = useTexts(texts)
  return (
    <header className="p-bar">
      <img src="/phone/icon.svg" alt="" width="28" height="28" style={{ borderRadius: 6 }} />
      <h1>{t('appName')}</h1>
      <LanguageSwitch />
    </header>
  )
}
