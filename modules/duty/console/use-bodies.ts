import { useMay } from '../../../platform/browser/session.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'

/** The bodies somebody may serve for, to choose from: the standing ones and those of the response, as far as one sees them. */
export function useBodies(responseId: string): { value: string; label: string }[] {
  const may = useMay()
  const { data } = useAsk<{ rows: { id: string; name: string }[] }>(
    'organisations.tree',
    { responseId },
    { when: may('organisations.read') },
  )
  return (data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))
}
