import { useState } from 'react'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useField } from '../../../platform/browser/offline/field.tsx'
import { PageBar } from '../../../platform/browser/phone/page-bar.tsx'
import { Scanner } from '../../../platform/browser/phone/scanner.tsx'
import { localClock } from '../../../platform/shared/dates.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { problemText as sayProblem } from '../../../platform/shared/problem.ts'
import { postOfCode, whyNotPostCode } from '../post-code.ts'
import './attendance.css'
import { texts } from './attendance-texts.ts'
import { ClockBanner } from './clock-banner.tsx'
import { myUnrostered, type UnrosteredNow } from './recorded-unrostered.ts'
import { useCodeReader } from './use-code-reader.ts'
import { currentShift, useMyAttendance } from './use-my-attendance.ts'

type Told = { text: string; good: boolean }

/** Serving where no shift was laid for me: coming by the post's code, leaving again; kept when there is no network. */
export function UnrosteredPage() {
  const t = useTexts(texts)
  const language = useLanguage()
  const { record, outbox } = useField()
  const { answer, aheadMs } = useMyAttendance()
  const [scanning, setScanning] = useState(false)
  useCodeReader(true)
  const [told, setTold] = useState<Told>()
  const here = myUnrostered(answer?.unrostered ?? [], outbox)

  async function keep(kind: 'in' | 'out', postId: string, code?: string) {
    const at = new Date()
    await record('duty.serveUnrostered', { markId: newId(), postId, kind, ...(code ? { code } : {}) }, at).then(
      () => setTold({ text: t('saved', { word: t(`mark_${kind}`), time: localClock(at) }), good: true }),
      (thrown: unknown) => setTold({ text: problemText(thrown, language), good: false }),
    )
  }
  function come(code: string) {
    setScanning(false)
    const postId = postOfCode(code)
    if (!postId) return setTold({ text: t('notPostCode'), good: false })
    // The key of a post where I have no shift is not on this phone: the server proves the signature.
    const problem = whyNotPostCode(code, { postId, at: new Date(), publicKeys: {} })
    if (problem) return setTold({ text: sayProblem(problem, language), good: false })
    const shift = answer && currentShift(answer, outbox, new Date())
    if (shift?.postId === postId) return setTold({ text: t('onShiftHere'), good: false })
    void keep('in', postId, code)
  }
  if (scanning) return <Scanner onCode={come} onClose={() => setScanning(false)} />
  return (
    <div className="p-app">
      <PageBar title={t('unrostered')} />
      <main className="p-page">
        <ClockBanner aheadMs={aheadMs} />
        {told && (
          <p className={`p-banner ${told.good ? 'p-banner-done' : 'p-banner-missing'}`} role="alert">
            {told.text}
          </p>
        )}
        {here.map((one) => (
          <Here key={one.postId} one={one} leave={() => void keep('out', one.postId)} />
        ))}
        <p className="p-quiet">{t('unrosteredHint')}</p>
      </main>
      <footer className="p-foot">
        <button type="button" className="p-button p-button-main p-wide" onClick={() => setScanning(true)}>
          {t('scan')}
        </button>
      </footer>
    </div>
  )
}

function Here({ one, leave }: { one: UnrosteredNow; leave: () => void }) {
  const t = useTexts(texts)
  const { postName, inAt, outAt, unsent } = one
  return (
    <section className="p-card a-now">
      <div className="a-head">
        <h2>{postName || t('withoutShift')}</h2>
        <StateTag state={outAt ? 'closed' : 'done'}>{t(outAt ? 'leftWork' : 'onDuty')}</StateTag>
      </div>
      <p className="p-number">
        {localClock(inAt)}–{outAt ? localClock(outAt) : ''}
      </p>
      {unsent && <StateTag state="waiting">{t('unsent')}</StateTag>}
      {!outAt && (
        <button type="button" className="p-button p-wide" onClick={leave}>
          {t('leave')}
        </button>
      )}
    </section>
  )
}
