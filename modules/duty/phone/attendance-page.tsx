import { useState } from 'react'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, NoAnswer } from '../../../platform/browser/look/notices.tsx'
import { useField } from '../../../platform/browser/offline/field.tsx'
import { PageBar } from '../../../platform/browser/phone/page-bar.tsx'
import { Scanner } from '../../../platform/browser/phone/scanner.tsx'
import { localClock } from '../../../platform/shared/dates.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { type Problem, problemText as sayProblem } from '../../../platform/shared/problem.ts'
import type { AttendanceReason, MarkKind } from '../attendance.ts'
import { GRACE_MINUTES, whyNotMark } from '../attendance-rules.ts'
import type { MyAttendance } from '../attendance-shown.ts'
import { whyNotPostCode } from '../post-code.ts'
import './attendance.css'
import { AttendanceNow } from './attendance-now.tsx'
import { texts } from './attendance-texts.ts'
import { ClockBanner } from './clock-banner.tsx'
import { ReasonSheet } from './reason-sheet.tsx'
import { knownMarks, standingOf } from './recorded-marks.ts'
import { useMyAttendance } from './use-my-attendance.ts'

/** Coming, resting and leaving on one shift of mine. Everything is judged by the same rules as on the server, and kept when there is no network. */
export function AttendancePage({ rest }: { rest: string }) {
  const t = useTexts(texts)
  const { answer, aheadMs, may, error } = useMyAttendance()
  const shift = answer?.rows.find((one) => one.assignmentId === rest)
  return (
    <div className="p-app">
      {shift ? (
        <OneShift shift={shift} aheadMs={aheadMs} />
      ) : (
        <>
          <PageBar title={t('attend')} />
          <main className="p-page">
            {answer ? <Empty title={t('notHere')} /> : <NoAnswer may={may} error={error} />}
          </main>
        </>
      )}
    </div>
  )
}

type Told = { text: string; good: boolean }
const actionOf: Partial<Record<MarkKind, string>> = { in: 'duty.checkIn', out: 'duty.checkOut' }

function OneShift({ shift, aheadMs }: { shift: MyAttendance; aheadMs: number }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { record, outbox } = useField()
  const [scanning, setScanning] = useState<'in' | 'out'>()
  const [leaving, setLeaving] = useState<{ code?: string }>()
  const [told, setTold] = useState<Told>()
  const due = { from: new Date(shift.from), until: new Date(shift.until) }
  const marks = knownMarks(shift.assignmentId, shift.marks, outbox)
  const standing = standingOf(marks, due)
  const refuse = (problem: Problem) => setTold({ text: sayProblem(problem, language), good: false })

  async function keepMark(kind: MarkKind, more: { code?: string; reason?: AttendanceReason } = {}) {
    const at = new Date()
    setScanning(undefined)
    setLeaving(undefined)
    const how = more.code ? 'code' : 'phone'
    const problem =
      (more.code && whyNotPostCode(more.code, { postId: shift.postId, at, publicKeys: shift.codeProofs })) ||
      whyNotMark({ kind, how, at }, { due, marks, receivedAt: at })
    if (problem) return refuse(problem)
    const input = { markId: newId(), assignmentId: shift.assignmentId, ...more }
    const action = actionOf[kind]
    await record(action ?? 'duty.takeBreak', action ? input : { ...input, kind }, at).then(
      () => setTold({ text: t('saved', { word: t(`mark_${kind}`), time: localClock(at) }), good: true }),
      (thrown: unknown) => setTold({ text: problemText(thrown, language), good: false }),
    )
  }
  const leave = (more: { code?: string } = {}) => {
    const early = due.until.getTime() - Date.now() > GRACE_MINUTES * 60_000
    if (!early) return void keepMark('out', more)
    setScanning(undefined)
    setLeaving(more)
  }
  if (scanning) {
    const read = (code: string) => (scanning === 'in' ? void keepMark('in', { code }) : leave({ code }))
    return <Scanner onCode={read} onClose={() => setScanning(undefined)} />
  }
  const coming = standing === 'waits' || standing === 'absent'
  return (
    <>
      <PageBar title={t('attend')} />
      <main className="p-page">
        <ClockBanner aheadMs={aheadMs} />
        {told && (
          <p className={`p-banner ${told.good ? 'p-banner-done' : 'p-banner-missing'}`} role="alert">
            {told.text}
          </p>
        )}
        <AttendanceNow shift={shift} marks={marks} standing={standing} />
        {(standing === 'onDuty' || standing === 'onBreak') && (
          <button
            type="button"
            className="p-button p-wide"
            onClick={() => void keepMark(standing === 'onBreak' ? 'breakUntil' : 'breakFrom')}
          >
            {t(standing === 'onBreak' ? 'breakUntil' : 'breakFrom')}
          </button>
        )}
      </main>
      {standing !== 'leftWork' && (
        <footer className="p-foot a-foot">
          <button type="button" className="p-button p-wide" onClick={() => (coming ? void keepMark('in') : leave())}>
            {t(coming ? 'checkInPlain' : 'checkOutPlain')}
          </button>
          <button
            type="button"
            className="p-button p-button-main p-wide"
            onClick={() => setScanning(coming ? 'in' : 'out')}
          >
            {t(coming ? 'checkInCode' : 'checkOutCode')}
          </button>
        </footer>
      )}
      <ReasonSheet
        open={leaving !== undefined}
        title={t('earlyAsk')}
        close={() => setLeaving(undefined)}
        choose={(reason) => void keepMark('out', { ...leaving, ...(reason ? { reason } : {}) })}
        none
      />
    </>
  )
}
