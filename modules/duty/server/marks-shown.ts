import type { Mark } from '../attendance-rules.ts'
import type { MarkShown } from '../attendance-shown.ts'
import type { Attendance } from './find-attendance.ts'

/** The standing marks of an attendance as screens show them; none where there is no attendance yet. */
export function marksShown(attendance: Attendance | undefined): MarkShown[] {
  return shownMarks(attendance?.marks ?? [])
}

export function shownMarks(marks: readonly Mark[]): MarkShown[] {
  return marks.map(({ id, kind, how, at, reason }) => ({ id, kind, how, at: at.toISOString(), reason }))
}
