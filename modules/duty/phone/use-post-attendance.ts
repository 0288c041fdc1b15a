import { useKeptAnswer } from '../../../platform/browser/offline/use-kept-answer.ts'
import type { PostAttendance } from '../attendance-shown.ts'

/** A post's shifts with everybody's marks and the keys of its code, as a lead's phone has them. */
export function usePostAttendance(postId: string) {
  return useKeptAnswer<PostAttendance>(`postAttendance/${postId}`, 'duty.postAttendance', { postId })
}
