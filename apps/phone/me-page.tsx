import Switch from 'antd-mobile/es/components/switch'
import { type ReactNode, useState } from 'react'
import { stopPush } from '../../modules/notices/phone/public.ts'
import { useTexts } from '../../platform/browser/language/language.ts'
import { LanguageSwitch } from '../../platform/browser/language/language-switch.tsx'
import { chooseMode, useMode } from '../../platform/browser/look/mode.ts'
import { type DeviceStore, writeSetting } from '../../platform/browser/offline/device-store.ts'
import { useField } from '../../platform/browser/offline/field.tsx'
import { useOpenWork } from '../../platform/browser/offline/net-state.tsx'
import { endShift, leavePhone } from '../../platform/browser/offline/wipe.ts'
import { voiceWanted, wantVoice } from '../../platform/browser/phone/feedback.ts'
import { go } from '../../platform/browser/phone/router.tsx'
import { Sheet } from '../../platform/browser/phone/sheet.tsx'
import { signOut } from '../../platform/browser/session.ts'
import { largeFont, wantLargeFont } from './large-font.ts'
import { SliceAge } from './slice-age.tsx'
import { texts } from './texts.ts'

/** The person, the phone, how it looks and sounds, and the ends: of the shift, of the session. */
export function MePage({ device, onLeave }: { device: DeviceStore; onLeave: () => void }) {
  const t = useTexts(texts)
  const field = useField()
  const { unsent, refused } = useOpenWork()
  const [leaving, setLeaving] = useState(false)
  const [ended, setEnded] = useState<string>()
  const mode = useMode()
  const [large, setLarge] = useState(largeFont)
  const [voice, setVoice] = useState(voiceWanted)
  const open = unsent + refused

  async function leave() {
    // Whoever has this phone next must not hear of what is for me.
    await stopPush().catch(() => undefined)
    await leavePhone(device, field.store)
    await writeSetting(device, 'current', undefined)
    // Without a network the session ends by its own clock; the key is gone from the phone either way.
    await signOut().catch(() => undefined)
    onLeave()
  }

  async function end() {
    setEnded((await endShift(field.store)) ? t('endShiftDone') : t('endShiftOpen', { count: open }))
  }

  return (
    <>
      <header className="p-bar">
        <h1>{field.session.user.name}</h1>
        <span className="p-quiet">{field.session.user.username}</span>
      </header>
      <main className="p-page">
        {ended && (
          <p className="p-banner" role="status">
            {ended}
          </p>
        )}
        <ul className="p-list">
          <Row name={t('downloaded')} detail={<SliceAge />} onOpen={() => go('/post')} />
          <Row
            name={t('outbox')}
            detail={<small>{t('outboxWaiting', { count: unsent })}</small>}
            onOpen={() => go('/outbox')}
          />
        </ul>
        <ul className="p-list">
          <Row name={t('language')} aside={<LanguageSwitch />} />
          <Row
            name={t('largeFont')}
            aside={
              <Switch
                checked={large}
                onChange={(wanted) => {
                  wantLargeFont(wanted)
                  setLarge(wanted)
                }}
              />
            }
          />
          <Row
            name={t('night')}
            aside={<Switch checked={mode === 'dark'} onChange={(wanted) => chooseMode(wanted ? 'dark' : 'light')} />}
          />
          <Row
            name={t('voice')}
            aside={
              <Switch
                checked={voice}
                onChange={(wanted) => {
                  wantVoice(wanted)
                  setVoice(wanted)
                }}
              />
            }
          />
        </ul>
        <ul className="p-list">
          <Row name={t('switchPerson')} onOpen={() => go('/people')} />
          <Row name={t('changePassword')} onOpen={() => go('/password')} />
          <Row name={t('endShift')} onOpen={() => void end()} />
          <Row name={t('signOut')} onOpen={() => setLeaving(true)} />
        </ul>
        <p className="p-quiet">
          {t('device')} {field.device.slice(0, 8)}
        </p>
      </main>
      <Sheet open={leaving} title={t('signOut')} onClose={() => setLeaving(false)}>
        <div className="p-choices">
          <p>{open > 0 ? t('signOutWaiting', { count: open }) : t('signOutAsk')}</p>
          <button type="button" className="p-button p-button-main" onClick={() => void leave()}>
            {t('signOut')}
          </button>
          <button type="button" className="p-button" onClick={() => setLeaving(false)}>
            {t('cancel')}
          </button>
        </div>
      </Sheet>
    </>
  )
}

function Row(props: { name: string; detail?: ReactNode; aside?: ReactNode; onOpen?: () => void }) {
  const { name, detail, aside, onOpen } = props
  const inside = (
    <>
      <span className="p-item-main">
        {name}
        {detail}
      </span>
      {aside ?? <span aria-hidden="true">›</span>}
    </>
  )
  return (
    <li>
      {onOpen ? (
        <button type="button" className="p-item" onClick={onOpen}>
          {inside}
        </button>
      ) : (
        <div className="p-item">{inside}</div>
      )}
    </li>
  )
}
