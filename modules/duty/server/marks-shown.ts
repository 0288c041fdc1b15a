import type { MarkShown } from '../attendance-shown.ts'
import type { Attendance } from './find-attendance.ts'

/** The standing marks of an attendance as screens show them; none where there is no attendance yet. */
export function marksShown(attendance: Attendance | undefined): MarkShown[] {
  return (attendance?.marks ?? []).map(({ id, kind, how, at, reason }) => ({
    id,
    kind,
    how,
    at: at.toISOString(),
    reason,
  }))
}
