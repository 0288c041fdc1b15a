import { useState } from 'react'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, NoAnswer } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useField } from '../../../platform/browser/offline/field.tsx'
import { PageBar } from '../../../platform/browser/phone/page-bar.tsx'
import { Sheet } from '../../../platform/browser/phone/sheet.tsx'
import { type DeclineReason, declineReasons, declineWords } from '../call-out.ts'
import { nameOfSkill } from '../skills.ts'
import './attendance.css'
import { texts } from './call-texts.ts'
import { type KnownCall, knownCall, useMyCalls, waitsForAnswer } from './my-calls.ts'

/** What I am called for: accept or decline, also without a network; where I was sent, and who called me back why. */
export function CallsPage() {
  const t = useTexts(texts)
  const { time } = useTimes()
  const { session, outbox } = useField()
  const may = session.permissions.includes('duty.serve')
  const { answer, online, error } = useMyCalls(may)
  const calls = (answer?.rows ?? []).map((call) => knownCall(call, outbox))
  return (
    <div className="p-app">
      <PageBar title={t('title')} />
      <main className="p-page">
        {!answer && <NoAnswer may={may} error={error} />}
        {answer && !online && <p className="p-banner">{t('offline', { time: time(answer.asOf) })}</p>}
        {answer && calls.length === 0 && <Empty title={t('none')}>{t('noneHint')}</Empty>}
        {calls.map((call) => (
          <CallCard key={call.offerId} call={call} />
        ))}
        {answer && <p className="p-quiet">{t('asOf', { time: time(answer.asOf) })}</p>}
      </main>
    </div>
  )
}

function CallCard({ call }: { call: KnownCall }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { time } = useTimes()
  const { record } = useField()
  const [declining, setDeclining] = useState(false)
  const [again, setAgain] = useState(false)
  const open = waitsForAnswer(call) || again
  const say = (answer: 'accepted' | 'declined', reason?: DeclineReason) => {
    setDeclining(false)
    setAgain(false)
    void record('duty.answerCall', { offerId: call.offerId, answer, ...(reason && { reason }) })
  }
  return (
    <section className="p-card">
      <h2>{call.purpose}</h2>
      <p>
        {t('to', { area: call.areaName })}
        <br />
        {t('span', { from: time(call.from), until: time(call.until) })}
      </p>
      {call.skill && <p className="p-quiet">{t('skill', { skill: pick(nameOfSkill(call.skill)) })}</p>}
      <Standing call={call} />
      {open && (
        <div className="p-row">
          <button type="button" className="p-button p-button-main" onClick={() => say('accepted')}>
            {t('accept')}
          </button>
          <button type="button" className="p-button" onClick={() => setDeclining(true)}>
            {t('decline')}
          </button>
        </div>
      )}
      {!open && call.answer && !call.ended && !call.secondment && (
        <button type="button" className="p-button p-wide" onClick={() => setAgain(true)}>
          {t('change')}
        </button>
      )}
      <Sheet open={declining} title={t('why')} onClose={() => setDeclining(false)}>
        <div className="a-reasons">
          {declineReasons.map((reason) => (
            <button key={reason} type="button" className="p-button" onClick={() => say('declined', reason)}>
              {pick(declineWords[reason])}
            </button>
          ))}
        </div>
      </Sheet>
    </section>
  )
}

function Standing({ call }: { call: KnownCall }) {
  const t = useTexts(texts)
  const { time } = useTimes()
  const { secondment } = call
  if (secondment?.recalledAt)
    return <StateTag state="closed">{t('recalled', { why: secondment.recalledWhy ?? '' })}</StateTag>
  if (secondment)
    return (
      <>
        <StateTag state="done">
          {t('seconded', { place: [secondment.areaName, secondment.postName].filter(Boolean).join(' ') })}
        </StateTag>
        <p>{t('until', { until: time(secondment.until) })}</p>
      </>
    )
  if (call.unsent) return <StateTag state="waiting">{t('unsent')}</StateTag>
  if (call.answer === 'accepted') return <StateTag state="done">{t('accepted')}</StateTag>
  if (call.answer === 'declined') return <StateTag state="closed">{t('declined')}</StateTag>
  return <StateTag state={call.ended ? 'closed' : 'late'}>{t(call.ended ? 'ended' : 'waiting')}</StateTag>
}
