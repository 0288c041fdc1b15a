import { useCallback, useEffect, useState } from 'react'
import { useTexts } from '../../platform/browser/language/language.ts'
import { type DeviceStore, deviceId, openDeviceStore } from '../../platform/browser/offline/device-store.ts'
import { FieldProvider } from '../../platform/browser/offline/field.tsx'
import { lockKeyring } from '../../platform/browser/offline/keyring.ts'
import { type AtWork, resumeWork } from '../../platform/browser/offline/sign-in.ts'
import { wipePhone } from '../../platform/browser/offline/wipe.ts'
import { goInstead } from '../../platform/browser/phone/router.tsx'
import { Pages } from './pages.tsx'
import { RevokedPage } from './revoked-page.tsx'
import { SignInPage } from './sign-in-page.tsx'
import { texts } from './texts.ts'

type Phase = { kind: 'starting' } | { kind: 'nobody' } | { kind: 'revoked' } | { kind: 'atWork'; atWork: AtWork }

/** Who is at work on this phone decides which half of the app there is. */
export function App() {
  const t = useTexts(texts)
  const [device] = useState<DeviceStore>(openDeviceStore)
  const [id, setId] = useState<string>()
  const [phase, setPhase] = useState<Phase>({ kind: 'starting' })

  useEffect(() => {
    void Promise.all([deviceId(device), resumeWork(device)]).then(([known, atWork]) => {
      setId(known)
      setPhase(atWork ? { kind: 'atWork', atWork } : { kind: 'nobody' })
    })
  }, [device])

  const revoked = useCallback(() => {
    void wipePhone(device).then(() => setPhase({ kind: 'revoked' }))
  }, [device])
  const userId = phase.kind === 'atWork' ? phase.atWork.store.userId : undefined
  const signedOut = useCallback(() => {
    // The open page goes on recording; once it is closed only the password opens what is kept here.
    if (userId) void lockKeyring(device, userId)
  }, [device, userId])
  const left = useCallback(() => {
    goInstead('/')
    setPhase({ kind: 'nobody' })
  }, [])
  const came = useCallback((atWork: AtWork) => setPhase({ kind: 'atWork', atWork }), [])

  if (phase.kind === 'revoked') return <RevokedPage />
  if (phase.kind === 'starting' || !id) return <div className="p-app p-page">{t('starting')}</div>
  if (phase.kind === 'nobody') return <SignInPage device={device} onAtWork={came} onRevoked={revoked} />
  return (
    <FieldProvider
      key={phase.atWork.store.userId}
      atWork={phase.atWork}
      device={id}
      onRevoked={revoked}
      onSignedOut={signedOut}
    >
      <Pages device={device} onAtWork={came} onLeave={left} onRevoked={revoked} />
    </FieldProvider>
  )
}
