import { useState } from 'react'
import { useTexts } from '../../platform/browser/language/language.ts'
import type { DeviceStore } from '../../platform/browser/offline/device-store.ts'
import { type SignedIn, signInForgettingOld, signInWithOldPassword } from '../../platform/browser/offline/sign-in.ts'
import { PageBar } from '../../platform/browser/phone/page-bar.tsx'
import { Sheet } from '../../platform/browser/phone/sheet.tsx'
import { texts } from './texts.ts'

interface OldPasswordProps {
  device: DeviceStore
  password: string
  waiting: number
  onDone: (signedIn: SignedIn) => void
}

/** The password was changed elsewhere: the old one opens what was left here, or the person gives it up knowingly. */
export function OldPasswordForm({ device, password, waiting, onDone }: OldPasswordProps) {
  const t = useTexts(texts)
  const [old, setOld] = useState('')
  const [wrong, setWrong] = useState(false)
  const [asking, setAsking] = useState(false)

  async function open() {
    const signedIn = await signInWithOldPassword(device, old, password)
    if (signedIn.kind === 'wrongPassword') setWrong(true)
    else onDone(signedIn)
  }

  return (
    <div className="p-app">
      <PageBar title={t('oldPasswordTitle')} onBack={() => window.location.reload()} />
      <main className="p-page">
        <p>{t('oldPasswordHint', { count: waiting })}</p>
        <label className="p-field">
          <span>{t('oldPassword')}</span>
          <input className="p-input" type="password" value={old} onChange={(event) => setOld(event.target.value)} />
        </label>
        {wrong && <p className="p-banner p-banner-missing">{t('wrongPassword')}</p>}
        <button type="button" className="p-button" onClick={() => setAsking(true)}>
          {t('dropOld', { count: waiting })}
        </button>
      </main>
      <footer className="p-foot">
        <button type="button" className="p-button p-button-main p-wide" disabled={!old} onClick={() => void open()}>
          {t('openWithOld')}
        </button>
      </footer>
      <Sheet open={asking} title={t('dropOldAsk')} onClose={() => setAsking(false)}>
        <div className="p-choices">
          <button
            type="button"
            className="p-button"
            onClick={() => void signInForgettingOld(device, password).then(onDone)}
          >
            {t('dropOld', { count: waiting })}
          </button>
          <button type="button" className="p-button" onClick={() => setAsking(false)}>
            {t('cancel')}
          </button>
        </div>
      </Sheet>
    </div>
  )
}
