import { useTexts } from '../../../platform/browser/language/language.ts'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useField } from '../../../platform/browser/offline/field.tsx'
import { go } from '../../../platform/browser/phone/router.tsx'
import { texts } from './call-texts.ts'
import { knownCall, useMyCalls, waitsForAnswer } from './my-calls.ts'

/** On the first page, while somebody waits for my answer; nothing otherwise. */
export function CallsCard() {
  const t = useTexts(texts)
  const { session, outbox } = useField()
  const { answer } = useMyCalls(session.permissions.includes('duty.serve'))
  const waiting = (answer?.rows ?? []).filter((call) => waitsForAnswer(knownCall(call, outbox))).length
  if (waiting === 0) return null
  return (
    <section className="p-card">
      <button type="button" className="p-button p-wide" onClick={() => go('/calls')}>
        <StateTag state="late">{t('card', { count: waiting })}</StateTag>
      </button>
    </section>
  )
}

/** The way to past and present calls from one's own duty. */
export function CallsLink() {
  const t = useTexts(texts)
  return (
    <button type="button" className="p-button p-wide" onClick={() => go('/calls')}>
      {t('title')}
    </button>
  )
}
