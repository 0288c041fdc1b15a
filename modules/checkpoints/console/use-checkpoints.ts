import { useAsk } from '../../../platform/browser/use-ask.ts'
import type { Board } from '../board.ts'

/** The open checkpoints of a response as choices of a filter. */
export function useCheckpoints(responseId: string | undefined): { value: string; label: string }[] {
  const { data } = useAsk<Board>('checkpoints.board', { responseId }, { when: responseId !== undefined })
  return (data?.checkpoints ?? []).map(({ id, name, area }) => ({ value: id, label: area ? `${area} ${name}` : name }))
}
