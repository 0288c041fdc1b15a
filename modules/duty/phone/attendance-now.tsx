import { useTexts } from '../../../platform/browser/language/language.ts'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { localClock } from '../../../platform/shared/dates.ts'
import { OPENS_HOURS, sumOfMarks } from '../attendance-rules.ts'
import type { MyAttendance } from '../attendance-shown.ts'
import { texts } from './attendance-texts.ts'
import { type KnownMark, type Standing, standingStates } from './recorded-marks.ts'

/** One shift: when and where, where I stand, and each thing that was recorded with how and whether it is sent. */
export function AttendanceNow({
  shift,
  marks,
  standing,
}: {
  shift: MyAttendance
  marks: KnownMark[]
  standing: Standing
}) {
  const t = useTexts(texts)
  const { time, day } = useTimes()
  const due = { from: new Date(shift.from), until: new Date(shift.until) }
  const { lateMinutes, earlyMinutes } = sumOfMarks(marks, due)
  const opens = new Date(due.from.getTime() - OPENS_HOURS * 3_600_000)
  return (
    <section className="p-card a-now">
      <div className="a-head">
        <h2>{shift.postName}</h2>
        <StateTag state={standingStates[standing]}>{t(standing)}</StateTag>
      </div>
      <p className="p-number">
        {localClock(due.from)}–{localClock(due.until)}
      </p>
      <p className="p-quiet">
        {day(due.from)}　{shift.shiftName}
      </p>
      {standing === 'waits' && opens > new Date() && <p>{t('notYet', { time: time(opens) })}</p>}
      {lateMinutes > 0 && <StateTag state="late">{t('late', { minutes: lateMinutes })}</StateTag>}
      {earlyMinutes > 0 && <StateTag state="late">{t('early', { minutes: earlyMinutes })}</StateTag>}
      {marks.length > 0 && (
        <ul className="a-marks">
          {marks.map(({ id, kind, how, at, unsent }) => (
            <li key={id}>
              <b>{localClock(at)}</b> {t(`mark_${kind}`)}
              <span className="p-quiet">{t(`how_${how}`)}</span>
              {unsent && <StateTag state="waiting">{t('unsent')}</StateTag>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
