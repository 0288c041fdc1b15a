import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { Sheet } from '../../../platform/browser/phone/sheet.tsx'
import { type AttendanceReason, attendanceReasons } from '../attendance.ts'
import './attendance.css'
import { texts } from './attendance-texts.ts'

interface ReasonSheetProps {
  open: boolean
  title: string
  close: () => void
  choose: (reason: AttendanceReason | undefined) => void
  /** Whether it may be left unsaid. */
  none?: boolean
}

/** Chooses one of the reasons there are; nobody writes an illness down. */
export function ReasonSheet({ open, title, close, choose, none }: ReasonSheetProps) {
  const t = useTexts(texts)
  const pick = useBilingual()
  return (
    <Sheet open={open} title={title} onClose={close}>
      <div className="a-reasons">
        {Object.entries(attendanceReasons).map(([reason, words]) => (
          <button key={reason} type="button" className="p-button" onClick={() => choose(reason as AttendanceReason)}>
            {pick(words)}
          </button>
        ))}
        {none && (
          <button type="button" className="p-button" onClick={() => choose(undefined)}>
            {t('noReason')}
          </button>
        )}
      </div>
    </Sheet>
  )
}
