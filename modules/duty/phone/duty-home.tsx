import { useTexts } from '../../../platform/browser/language/language.ts'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useChosenPost } from '../../../platform/browser/offline/chosen-post.ts'
import { useField } from '../../../platform/browser/offline/field.tsx'
import { go } from '../../../platform/browser/phone/router.tsx'
import './attendance.css'
import { texts } from './attendance-texts.ts'
import { CallsCard } from './calls-card.tsx'
import { DutyCard } from './duty-card.tsx'
import { knownMarks, standingOf, standingStates } from './recorded-marks.ts'
import { myUnrostered } from './recorded-unrostered.ts'
import { useCodeReader } from './use-code-reader.ts'
import { currentShift, useMyAttendance } from './use-my-attendance.ts'

/** On the first page: my next duty, and beneath it what I can do of it now; for a lead also roll call and the post's code. */
export function DutyHome() {
  return (
    <>
      <CallsCard />
      <DutyCard />
      <AttendanceBar />
    </>
  )
}

function AttendanceBar() {
  const t = useTexts(texts)
  const { session, outbox } = useField()
  const { answer } = useMyAttendance()
  const chosen = useChosenPost()
  useCodeReader((answer?.rows.length ?? 0) > 0)
  const shift = answer && currentShift(answer, outbox, new Date())
  const leads = session.permissions.includes('attendance.mark')
  const postId = chosen?.id ?? shift?.postId
  const without = myUnrostered(answer?.unrostered ?? [], outbox).find(({ outAt }) => !outAt)
  if (!shift && !without && !(leads && postId)) return null
  const due = shift && { from: new Date(shift.from), until: new Date(shift.until) }
  const standing = shift && due && standingOf(knownMarks(shift.assignmentId, shift.marks, outbox), due)
  return (
    <section className="p-card a-bar">
      {without && (
        <button type="button" className="p-button p-wide" onClick={() => go('/unrostered')}>
          {t('atPost', { post: without.postName || t('withoutShift') })}
        </button>
      )}
      {standing && <StateTag state={standingStates[standing]}>{t(standing)}</StateTag>}
      {shift && (
        <div className="p-row">
          <button type="button" className="p-button" onClick={() => go(`/attendance/${shift.assignmentId}`)}>
            {t(standing === 'waits' || standing === 'absent' ? 'checkIn' : 'checkOut')}
          </button>
          <button type="button" className="p-button" onClick={() => go(`/handover/${shift.shiftId}`)}>
            {t('handover')}
          </button>
        </div>
      )}
      {leads && postId && (
        <div className="p-row">
          <button type="button" className="p-button" onClick={() => go(`/tick/${postId}`)}>
            {t('tick')}
          </button>
          <button type="button" className="p-button" onClick={() => go(`/post-code/${postId}`)}>
            {t('postCode')}
          </button>
          <button type="button" className="p-button" onClick={() => go(`/meals/${postId}`)}>
            {t('meals')}
          </button>
        </div>
      )}
    </section>
  )
}
