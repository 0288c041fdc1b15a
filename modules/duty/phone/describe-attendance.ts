import type { Language } from '../../../platform/browser/language/language.ts'
import type { Said } from '../../../platform/browser/phone/phone-module.ts'
import { type AttendanceReason, attendanceReasons, type MarkKind } from '../attendance.ts'
import { texts } from './attendance-texts.ts'
import { texts as handoverTexts } from './handover-texts.ts'
import { texts as mealTexts } from './meal-texts.ts'
import { texts as recordTexts } from './service-record-texts.ts'

const said =
  (kind?: MarkKind, line?: 'tick') =>
  (input: unknown, language: Language): Said => {
    const { kind: told, reason } = input as { kind?: MarkKind; reason?: AttendanceReason }
    const say = texts[language]
    return {
      line: line ? say[line] : say.attend,
      word: say[`mark_${kind ?? told ?? 'in'}`],
      ...(reason ? { why: attendanceReasons[reason][language] } : {}),
    }
  }

const handedOver =
  (word: 'sign' | 'countersign') =>
  (_: unknown, language: Language): Said => ({
    line: handoverTexts[language].title,
    word: handoverTexts[language][word],
  })

/** What attendance, handovers, meals and objections in the outbox say of themselves. */
export const describeAttendance = {
  'duty.checkIn': said('in'),
  'duty.checkOut': said('out'),
  'duty.takeBreak': said(),
  'duty.tickAttendance': said(undefined, 'tick'),
  'duty.serveUnrostered': said(),
  'duty.tickUnrostered': said(undefined, 'tick'),
  'duty.raiseObjection': (_: unknown, language: Language): Said => ({
    line: recordTexts[language].title,
    word: recordTexts[language].object,
  }),
  'duty.deliverMeal': (input: unknown, language: Language): Said => ({
    line: mealTexts[language].title,
    word: mealTexts[language].delivered.replace('{heads}', String((input as { heads?: number }).heads ?? '')),
  }),
  'duty.signHandover': handedOver('sign'),
  'duty.countersignHandover': handedOver('countersign'),
}
