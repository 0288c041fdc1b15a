import { useTexts } from '../../../platform/browser/language/language.ts'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { localClock } from '../../../platform/shared/dates.ts'
import type { MyShift } from '../my-duty.ts'
import { texts } from './texts.ts'

/** A shift in two lines: when, then where. */
export function ShiftLine({
  shift,
}: {
  shift: Pick<MyShift, 'from' | 'until' | 'shiftName' | 'postName' | 'areaName' | 'changed'>
}) {
  const t = useTexts(texts)
  const { time } = useTimes()
  const end = localClock(new Date(shift.until))
  return (
    <>
      <b>
        {time(shift.from)}–{end === '00:00' ? '24:00' : end} {shift.shiftName}
      </b>
      <small>
        {shift.postName}　{shift.areaName}
      </small>
      {shift.changed && <StateTag state="late">{t('changed')}</StateTag>}
    </>
  )
}
