import { useField } from '../../../platform/browser/offline/field.tsx'
import { useKeptAnswer } from '../../../platform/browser/offline/use-kept-answer.ts'
import type { MyWork, WorkShown } from '../work-shown.ts'

/** What waits for me, as the phone has it; what I have dealt with and not sent yet is marked. */
export function useMyWork() {
  const { session, outbox } = useField()
  const may = session.permissions.includes('work.read')
  const kept = useKeptAnswer<MyWork>(may ? 'myWork' : undefined, 'work.mine', {})
  const dealt = new Set(
    (outbox ?? []).flatMap(({ action, state, input }) => {
      const ours = action === 'work.finishWork' || action === 'work.checkWork'
      return ours && state !== 'refused' && state !== 'discarded' ? [(input as { workId: string }).workId] : []
    }),
  )
  // What was accepted is gone from the next answer; until that comes it is known from here.
  const isDealt = ({ id }: WorkShown) => dealt.has(id)
  return { ...kept, may, isDealt }
}
