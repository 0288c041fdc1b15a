import { useCallback, useEffect, useState } from 'react'
import { ask, sendCommand } from '../../../platform/browser/api.ts'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useBilingual, useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, Loading } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { PageBar } from '../../../platform/browser/phone/page-bar.tsx'
import { newId } from '../../../platform/shared/ids.ts'
import type { OpenPlace } from '../my-duty.ts'
import { ShiftLine } from './shift-line.tsx'
import './duty.css'
import { texts } from './texts.ts'
import { useMyDuty } from './use-my-duty.ts'

/** Shifts with free places, and what keeps me from each; the database decides who gets the last one. */
export function OpenPlacesPage() {
  const t = useTexts(texts)
  const language = useLanguage()
  const { duty, refresh } = useMyDuty()
  const [places, setPlaces] = useState<OpenPlace[]>()
  const [said, setSaid] = useState<{ text: string; good: boolean }>()
  const [busy, setBusy] = useState(false)
  const responseId = duty?.responseId
  const read = useCallback(async () => {
    if (!responseId) return
    await ask<{ rows: OpenPlace[] }>('duty.openPlaces', { responseId }).then(
      ({ rows }) => setPlaces(rows),
      (thrown: unknown) => setSaid({ text: problemText(thrown, language), good: false }),
    )
  }, [responseId, language])
  useEffect(() => void read(), [read])
  const take = async ({ shiftId, role }: OpenPlace) => {
    setBusy(true)
    await sendCommand('duty.signUp', { assignmentId: newId(), shiftId, role }).then(
      () => setSaid({ text: t('taken'), good: true }),
      (thrown: unknown) => setSaid({ text: problemText(thrown, language), good: false }),
    )
    await Promise.all([read(), refresh()])
    setBusy(false)
  }
  return (
    <div className="p-app">
      <PageBar title={t('open')} />
      <main className="p-page">
        <p className="p-quiet">{t('openHint')}</p>
        {said && (
          <p className={`p-banner ${said.good ? 'p-banner-done' : 'p-banner-missing'}`} role="alert">
            {said.text}
          </p>
        )}
        {!places && !said && <Loading lines={6} />}
        {places?.length === 0 && <Empty title={t('noOpen')}>{t('noOpenHint')}</Empty>}
        {places && places.length > 0 && (
          <ul className="p-list">
            {places.map((place) => (
              <li key={`${place.shiftId} ${place.role}`} className="p-option">
                <PlaceLine place={place} />
                {!place.whyNot && new Date(place.opensAt) <= new Date() && (
                  <button type="button" className="p-button" disabled={busy} onClick={() => void take(place)}>
                    {t('take')}
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
      </main>
    </div>
  )
}

function PlaceLine({ place }: { place: OpenPlace }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { time } = useTimes()
  const early = new Date(place.opensAt) > new Date()
  return (
    <span>
      <ShiftLine shift={{ ...place, changed: false }} />
      <small className="p-quiet">
        {pick(place.roleName)}　{t('places', { left: place.wanted - place.taken, wanted: place.wanted })}
      </small>
      {early && <StateTag state="waiting">{t('opensAt', { time: time(place.opensAt) })}</StateTag>}
      {place.whyNot && <small className="p-quiet">{pick(place.whyNot)}</small>}
    </span>
  )
}
