import { type FormEvent, useState } from 'react'
import { problemText } from '../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../platform/browser/language/language.ts'
import type { DeviceStore } from '../../platform/browser/offline/device-store.ts'
import { useField } from '../../platform/browser/offline/field.tsx'
import { rewrapKeyring } from '../../platform/browser/offline/keyring.ts'
import { keep } from '../../platform/browser/offline/person-store.ts'
import type { AtWork } from '../../platform/browser/offline/sign-in.ts'
import { PageBar } from '../../platform/browser/phone/page-bar.tsx'
import { back, goInstead } from '../../platform/browser/phone/router.tsx'
import { changePassword, getSession } from '../../platform/browser/session.ts'
import { texts } from './texts.ts'

const shortest = 10

interface ChangePasswordProps {
  device: DeviceStore
  onAtWork: (atWork: AtWork) => void
}

/** Changing the password, on the server and for what is sealed on this phone. The first sign-in cannot pass it by. */
export function ChangePasswordPage({ device, onAtWork }: ChangePasswordProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { store, session } = useField()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [problem, setProblem] = useState<string>()
  const must = session.user.mustChangePassword

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (next.length < shortest) return setProblem(t('passwordShort'))
    if (next !== again) return setProblem(t('passwordsDiffer'))
    try {
      await changePassword(current, next)
      await rewrapKeyring(device, store.userId, current, next)
      const changed = (await getSession()) ?? { ...session, user: { ...session.user, mustChangePassword: false } }
      await keep(store, 'session', changed)
      goInstead('/')
      onAtWork({ store, session: changed })
    } catch (thrown) {
      setProblem(problemText(thrown, language))
    }
  }

  const fields = [
    ['currentPassword', current, setCurrent, 'current-password'],
    ['newPassword', next, setNext, 'new-password'],
    ['repeatPassword', again, setAgain, 'new-password'],
  ] as const
  return (
    <div className="p-app">
      <PageBar title={t('changePassword')} onBack={must ? () => window.location.reload() : back} />
      <form id="password" className="p-page" onSubmit={submit}>
        {must && <p className="p-banner">{t('mustChange')}</p>}
        {fields.map(([name, value, change, complete]) => (
          <label className="p-field" key={name}>
            <span>{t(name)}</span>
            <input
              className="p-input"
              type="password"
              name={name}
              autoComplete={complete}
              value={value}
              onChange={(event) => change(event.target.value)}
            />
          </label>
        ))}
        {problem && (
          <p className="p-banner p-banner-missing" role="alert">
            {problem}
          </p>
        )}
      </form>
      <footer className="p-foot">
        <button
          type="submit"
          form="password"
          className="p-button p-button-main p-wide"
          disabled={!current || !next || !again}
        >
          {t('save')}
        </button>
      </footer>
    </div>
  )
}
